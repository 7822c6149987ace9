import {
  diffParameters,
  diffRuns,
  loadManifest,
  locateRun,
  type ParameterDifference,
  parameterText,
  resolveProfile,
  runFacts,
  writeDiff,
} from '@metafolio/pipeline';
import { type Call, defineCommand, exactly, UsageError } from './command.js';
import { fromRoot } from './paths.js';

const OPTIONS = {
  md: { type: 'boolean', help: 'Markdown, for a pull request' },
  html: { type: 'boolean', help: 'a page with the curves of both: npx metafolio diff A B --html > diff.html' },
  json: { type: 'boolean', help: 'for programs' },
} as const;

export const diffCommand = defineCommand({
  arguments: 'A B',
  summary: 'compares two runs (configuration, metrics, weights, turnover), or two manifests (their profiles)',
  options: OPTIONS,
  run: async ({ workspaceRoot, arguments: given, options }) => {
    const [a, b] = exactly(given, ['A', 'B']);
    const formats = Object.entries(options).filter(([, chosen]) => chosen);
    if (formats.length > 1)
      throw new UsageError(`one format, not ${formats.map(([name]) => `--${name}`).join(' and ')}`);
    const manifests = [a, b].filter((name) => name.endsWith('.json'));
    if (manifests.length === 2 && options.html) throw new UsageError('--html is for two runs');
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
  names: readonly [string, string],
  { md, html, json }: Format,
): Promise<string> {
  const [a, b] = await Promise.all(names.map((name) => runFacts(workspaceRoot, locateRun(workspaceRoot, name))));
  if (json) return `${JSON.stringify(diffRuns(a!, b!), null, 2)}\n`;
  return writeDiff(a!, b!, html ? 'html' : md ? 'markdown' : 'text');
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
