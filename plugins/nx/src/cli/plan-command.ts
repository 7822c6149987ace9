import { loadManifest, type PlannedTask, planTasks, taskName } from '@metafolio/pipeline';
import { activeManifestPath } from '../graph/options.js';
import { defineCommand } from './command.js';
import { metasOf } from './metas.js';
import { workspaceOptions } from './nx-workspace.js';

const STATES = {
  runs: 'would run',
  follows: 'would run only if what it takes from them differs',
  always: 'run every time',
  hit: 'are made from the present inputs',
} as const;

export const planCommand = defineCommand({
  arguments: '[META ...]',
  summary: 'tells what a run would compute and why, to the file and the place in the manifest; computes nothing',
  options: {
    manifest: { type: 'string', value: 'FILE', help: 'the manifest to plan with' },
    json: { type: 'boolean', help: 'for programs' },
  },
  run: ({ workspaceRoot, arguments: named, options }) => {
    const environment = options.manifest === undefined ? process.env : { TV_MANIFEST_PATH: options.manifest };
    const path = activeManifestPath({ workspaceRoot, environment, options: workspaceOptions(workspaceRoot) });
    const manifest = loadManifest({ workspaceRoot, path });
    const tasks = planTasks({ workspaceRoot, manifest, names: metasOf(manifest, named) });
    process.stdout.write(
      options.json ? `${JSON.stringify({ manifest: path, tasks }, null, 2)}\n` : planText(path, tasks),
    );
    return 0;
  },
});

/** What runs with its reasons, then the others by their number. */
function planText(path: string, tasks: readonly PlannedTask[]): string {
  const of = (state: PlannedTask['state']) => tasks.filter((task) => task.state === state);
  const blocks = (['runs', 'follows'] as const).flatMap((state) =>
    of(state).length === 0 ? [] : [`${of(state).length} ${STATES[state]}:\n${of(state).map(taskText).join('')}`],
  );
  const counts = (['always', 'hit'] as const).map((state) => `${of(state).length} ${STATES[state]}`);
  return `Manifest ${path}, ${tasks.length} tasks\n\n${[...blocks, `${counts.join('; ')}\n`].join('\n')}`;
}

function taskText(task: PlannedTask): string {
  if (task.state === 'follows') return `  ${taskName(task)} after ${fewOf(task.reasons)}\n`;
  return `  ${taskName(task)}\n${task.reasons.map((reason) => `      ${reason}\n`).join('')}`;
}

/** The first two, and how many more there are. */
function fewOf(names: readonly string[]): string {
  const more = names.length - 2;
  return `${names.slice(0, 2).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
