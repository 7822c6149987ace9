import { defineCommand, listed } from './command.js';
import { run } from './run.js';

export const runCommand = defineCommand({
  arguments: '[META ...]',
  summary: 'builds, verifies and reports the metas (all of them when none is named)',
  options: {
    manifest: {
      type: 'string',
      value: 'FILE',
      help: "the manifest to use (else TV_MANIFEST_PATH, the plugin's option, configs/manifest.json)",
    },
    profiles: {
      type: 'string',
      value: 'A,B',
      help: 'allocates and flattens these risk profiles only, without a run or a report',
    },
    parallel: { type: 'string', value: 'N', help: 'tasks that Nx runs at once outside batches' },
    'skip-nx-cache': { type: 'boolean', help: 'computes everything anew' },
  },
  run: ({ workspaceRoot, arguments: metas, options: { profiles, ...options } }) =>
    run({ workspaceRoot, metas, profiles: listed(profiles), ...options }),
});
