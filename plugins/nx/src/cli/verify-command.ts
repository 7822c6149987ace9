import { defineCommand, exactly } from './command.js';
import { verify } from './verify.js';

export const verifyCommand = defineCommand({
  arguments: 'RUN',
  summary:
    'checks a run and all that it rests on; exits with the sum of 1 (corrupt), 2 (not to be trusted, or not reproducible), 4 (missing)',
  options: {
    replay: { type: 'boolean', help: 'computes the run anew in a temporary workspace, and compares' },
    json: { type: 'boolean', help: 'for programs' },
  },
  run: ({ workspaceRoot, arguments: given, options }) => {
    const [run] = exactly(given, ['RUN']);
    return verify({ workspaceRoot, run, ...options });
  },
});
