import {
  compareEngines,
  comparisonSummary,
  engineReports,
  enginesSummary,
  interpreterOf,
  loadManifest,
  PYTHON_VARIABLE,
} from '@metafolio/pipeline';
import { activeManifestPath } from '../graph/options.js';
import { type Call, defineCommand, exactly, UsageError } from './command.js';
import { installEngines } from './install-engines.js';
import { metasOf } from './metas.js';
import { workspaceOptions } from './nx-workspace.js';

const OPTIONS = {
  python: { type: 'string', value: 'PYTHON', help: 'install: the Python to make the environment with (python3)' },
  manifest: { type: 'string', value: 'FILE', help: 'compare: the manifest that the meta was run with' },
  json: { type: 'boolean', help: 'for programs' },
} as const;

type EnginesCall = Call<typeof OPTIONS>;

/** What the command does besides to list. */
const ACTIONS: Readonly<Record<string, (call: EnginesCall, names: readonly string[]) => Promise<number>>> = {
  install: async (call, names) => {
    if (names.length > 0) throw new UsageError(`install takes no names, got ${names.join(' ')}`);
    await install(call);
    return list(call);
  },
  compare: (call, names) => {
    const [meta] = exactly(names, ['META']);
    return compare(call, meta);
  },
};

export const enginesCommand = defineCommand({
  arguments: '[install | compare META]',
  summary:
    'lists what solves for weights: versions, risk profiles, self-test; install makes a Python with all of it, compare solves the windows of a meta that was run by each',
  options: OPTIONS,
  run: (call) => {
    const [action, ...names] = call.arguments;
    if (action === undefined) return list(call);
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (act === undefined) throw new UsageError(`expected install, compare or nothing, got ${action}`);
    return act(call, names);
  },
});

/** Exit status 1 when an engine is there and can't be used: to have none is no fault. */
async function list({ workspaceRoot, options }: EnginesCall): Promise<number> {
  const python = interpreterOf(workspaceRoot, process.env);
  const engines = await engineReports(python);
  process.stdout.write(options.json ? `${JSON.stringify({ python, engines }, null, 2)}\n` : enginesSummary(engines));
  return engines.some(({ found, problems }) => found !== null && problems.length > 0) ? 1 : 0;
}

async function install({ workspaceRoot, options }: EnginesCall): Promise<void> {
  const python = await installEngines({ workspaceRoot, base: options.python ?? defaultPython() });
  const overridden = interpreterOf(workspaceRoot, process.env) !== python;
  if (overridden)
    process.stderr.write(`${PYTHON_VARIABLE} is set: the engines run with that Python, not with ${python}\n`);
}

async function compare({ workspaceRoot, options }: EnginesCall, named: string): Promise<number> {
  const environment = { ...process.env, ...(options.manifest && { TV_MANIFEST_PATH: options.manifest }) };
  const manifest = loadManifest({
    workspaceRoot,
    path: activeManifestPath({ workspaceRoot, environment, options: workspaceOptions(workspaceRoot) }),
  });
  const [meta] = metasOf(manifest, [named]);
  const python = interpreterOf(workspaceRoot, process.env);
  const comparison = await compareEngines({ workspaceRoot, manifest, meta: meta!, python });
  process.stdout.write(options.json ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonSummary(comparison));
  if (!options.json) process.stdout.write(`\nThe report of ${meta} holds it from its next run on.\n`);
  return 0;
}

function defaultPython(): string {
  return process.platform === 'win32' ? 'python' : 'python3';
}
