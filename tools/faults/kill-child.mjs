// Runs one task and kills itself at one operation on the disk; without a kill point it says how many operations there were.
import { loadManifest, runStage } from '../../plugins/pipeline/dist/index.js';
import { disk } from '../../plugins/pipeline/dist/storage/disk.js';

/** Every operation that changes something. */
const WRITES = ['makeFolder', 'makeFolders', 'create', 'sync', 'rename', 'remove', 'removeEmpty'];

const { root, task, at, when } = JSON.parse(process.argv[2]);
const end = () => process.kill(process.pid, 'SIGKILL');
const done = [];
for (const name of WRITES) {
  const real = disk[name];
  disk[name] = (path, ...rest) => {
    done.push(name);
    const here = done.length === at;
    if (here && when === 'before') end();
    const half = here && when === 'within' ? [rest[0].subarray(0, rest[0].length / 2)] : rest;
    try {
      return real(path, ...half);
    } finally {
      if (here && when !== 'before') end();
    }
  };
}
const manifest = loadManifest({ workspaceRoot: root, path: 'configs/manifest.json' });
await runStage(task.stage, { ...task, workspaceRoot: root, manifest, workers: 0 });
process.stdout.write(JSON.stringify(done));
