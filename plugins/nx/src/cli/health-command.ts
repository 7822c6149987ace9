import { defineCommand, exactly, listed, UsageError } from './command.js';
import { health } from './health.js';
import { fromRoot } from './paths.js';

export const healthCommand = defineCommand({
  arguments: 'RUN',
  summary: 'judges the folder of a run by its ledger: requested, solved, fallback and failed windows',
  options: {
    threshold: { type: 'string', value: 'RATIO', help: 'least share that each risk profile must have solved (0.75)' },
    profiles: { type: 'string', value: 'A,B', help: 'only these risk profiles' },
    json: { type: 'boolean', help: 'for programs' },
  },
  run: ({ workspaceRoot, arguments: given, options }) => {
    const [run] = exactly(given, ['RUN']);
    const threshold = Number(options.threshold ?? 0.75);
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new UsageError(`--threshold is a ratio from 0 to 1, got ${options.threshold}`);
    }
    const directory = fromRoot(workspaceRoot, run);
    return health({ workspaceRoot, directory, threshold, profiles: listed(options.profiles), json: options.json });
  },
});
