import { afterAll, beforeAll, expect, test } from 'vitest';
import { copySmallWorkspace } from './small-workspace.js';
import { removeWorkspace, type WorkspaceCopy } from './workspace-copy.js';

const FORK = 'configs/fork.json';
const TASK = 'lone:tournament-hrp';
/** Nx starts no daemon where it believes itself in CI. */
const DAEMON = { NX_DAEMON: 'true', CI: 'false', NX_ISOLATE_PLUGINS: 'true' };

let workspace: WorkspaceCopy;
beforeAll(() => {
  workspace = copySmallWorkspace();
  const fork = { extends: 'manifest.json', profiles: { lone: { risk: { profiles: ['hrp'], max_weight: 0.5 } } } };
  workspace.write(FORK, JSON.stringify(fork));
  workspace.commit();
}, 120_000);
afterAll(() => {
  workspace.nx(['daemon', '--stop'], DAEMON);
  removeWorkspace(workspace);
}, 120_000);

/** The tournaments that the graph has, and how the task ended, under a manifest. */
function underManifest(environment: Record<string, string>) {
  const { output: shown } = workspace.nx(['show', 'project', 'lone', '--json'], environment);
  const { targets } = JSON.parse(shown.slice(shown.indexOf('{'), shown.lastIndexOf('}') + 1)) as { targets: object };
  const { status, output } = workspace.nx(['run', TASK], environment);
  expect(status, output).toBe(0);
  return {
    tournaments: Object.keys(targets).filter((name) => name.startsWith('tournament-')),
    missed: workspace.lastRun().get(TASK) === 'cache-miss',
    receipt: workspace.read('artifacts/sleeves/lone/tournament/hrp/receipt.json'),
  };
}

test('under a daemon that stays, manifests in turn have their own graph and their own results, and none is computed twice', () => {
  const [first, fork] = [DAEMON, { ...DAEMON, TV_MANIFEST_PATH: FORK }];
  const own = underManifest(first);
  const forked = underManifest(fork);
  expect(workspace.nx(['daemon'], DAEMON).output).toContain('currently running');
  expect([own.missed, forked.missed]).toEqual([true, true]);
  expect(own.tournaments).toEqual(['tournament-hrp', 'tournament-min_variance']);
  expect(forked.tournaments).toEqual(['tournament-hrp']);
  expect(forked.receipt).not.toBe(own.receipt);
  expect(underManifest(first)).toEqual({ ...own, missed: false });
  expect(underManifest(fork)).toEqual({ ...forked, missed: false });
}, 300_000);
