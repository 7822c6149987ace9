// Runs the whole line of a profile in a workspace.
import { loadManifest, runProfile } from '../../plugins/pipeline/dist/index.js';

const [workspaceRoot, profile] = process.argv.slice(2);
await runProfile({
  workspaceRoot,
  profile,
  manifest: loadManifest({ workspaceRoot, path: 'configs/manifest.json' }),
  workers: 0,
});
process.stdout.write(`${new Date().getFullYear()} ${new Date(0).getHours()} ${(0.5).toLocaleString()}`);
