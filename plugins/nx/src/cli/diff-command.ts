import {
  diffMarkdown,
  diffParameters,
  diffRuns,
  diffText,
  loadManifest,
  locateRun,
  type ParameterDifference,
  parameterText,
  resolveProfile,
  runFacts,
} from '@metafolio/pipeline';
import { type Call, defineCommand, exactly, UsageError } from './command.js';
import { fromRoot } from './paths.js';

const OPTIONS = {
  md: { type: 'boolean', help: 'Markdown, for a pull request' },
  json: { type: 'boolean', help: 'for programs' },
} as const;

export const diffCommand = defineCommand({
  arguments: 'A B',
  summary: 'compares two runs (configuration, metrics, weights, turnover), or two manifests (their profiles)',
  options: OPTIONS,
  run: async ({ workspaceRoot, arguments: given, options }) => {
    const [a, b] = exactly(given, ['A', 'B']);
    if (options.md && options.json) throw new UsageError('--md or --json, not both');
    const manifests = [a, b].filter((name) => name.endsWith('.json'));
    if (manifests.length === 1) throw new UsageError(`${manifests[0]} is a manifest and the other is none`);
    process.stdout.write(
      manifests.length === 2
        ? manifestDiff(workspaceRoot, [a, b], options)
        : await runDiff(workspaceRoot, [a, b], options),
    );
    return 0;
  },
});

type Format = Call<typeof OPTIONS>['options'];

async function runDiff(
  workspaceRoot: string,
  [a, b]: readonly [string, string],
  { md, json }: Format,
): Promise<string> {
  const diff = diffRuns(
    await runFacts(workspaceRoot, locateRun(workspaceRoot, a)),
    await runFacts(workspaceRoot, locateRun(workspaceRoot, b)),
  );
  if (json) return `${JSON.stringify(diff, null, 2)}\n`;
  return md ? diffMarkdown(diff) : diffText(diff);
}

/** Every profile of either manifest, as it is resolved: a profile that one of them lacks differs in every parameter. */
function manifestDiff(workspaceRoot: string, paths: readonly [string, string], { md, json }: Format): string {
  const [a, b] = paths.map((path) => loadManifest({ workspaceRoot, path: fromRoot(workspaceRoot, path) }));
  const names = [...new Set([...a!.profileNames, ...b!.profileNames])];
  const resolved = (manifest: typeof a, name: string) =>
    manifest!.profileNames.includes(name) ? resolveProfile(manifest!, name) : {};
  const profiles = names.map((profile) => ({
    profile,
    config: diffParameters(resolved(a, profile), resolved(b, profile)),
  }));
  if (json) return `${JSON.stringify({ manifests: { a: paths[0], b: paths[1] }, profiles }, null, 2)}\n`;
  const text = profiles.map(({ profile, config }) => parameterText(profile, config satisfies ParameterDifference[]));
  return md ? text.map((block) => `\`\`\`text\n${block}\`\`\``).join('\n\n') : text.join('\n');
}
