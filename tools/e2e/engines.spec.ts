import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakePython } from '../../plugins/pipeline/src/engines/testing/fake-python.js';
import { copyWorkspace, removeWorkspace, type WorkspaceCopy } from './workspace-copy.js';

const MANIFEST = 'configs/foreign.json';
const TASK = 'production:tournament-equal_weight';

let workspace: WorkspaceCopy;
beforeAll(() => {
  workspace = copyWorkspace();
  workspace.write(
    MANIFEST,
    JSON.stringify({
      extends: 'manifest.json',
      defaults: { risk: { engine: 'skfolio', profiles: ['equal_weight'] } },
      profiles: { production: { risk: { max_weight: 1, cluster_cap: 1 } } },
    }),
  );
  workspace.commit();
}, 120_000);
afterAll(() => removeWorkspace(workspace), 120_000);

describe('an engine in Python, under Nx', () => {
  it('is part of the cache key: the same versions hit, another version misses', () => {
    const statusWith = (version: string) => {
      const environment = { TV_MANIFEST_PATH: MANIFEST, METAFOLIO_PYTHON: fakePython({ version }) };
      const { status, output } = workspace.nx(['run', TASK], environment);
      expect(status, output).toBe(0);
      return workspace.lastRun().get(TASK);
    };
    expect(statusWith('1.12.2')).toBe('cache-miss');
    // Another interpreter, which has the same.
    expect(statusWith('1.12.2')).toMatch(/hit|match/);
    expect(statusWith('1.13.0')).toBe('cache-miss');
    const receipt = JSON.parse(workspace.read('artifacts/sleeves/production/tournament/equal_weight/receipt.json'));
    expect(receipt.predicate.engines).toEqual([{ name: 'skfolio', version: '1.13.0' }]);
  }, 300_000);

  it('that is too old is refused before anything runs, with needed, found and the remedy', () => {
    const environment = { METAFOLIO_PYTHON: fakePython({ version: '1.9.0' }) };
    workspace.remove('artifacts');
    const { status, output } = workspace.metafolio(['run', 'meta_production', '--manifest', MANIFEST], environment);
    expect(status).toBe(1);
    expect(output).toContain('engine skfolio: needs skfolio 1.12.2 or newer, below 2, found 1.9.0');
    expect(output).toContain('npx metafolio engines install');
    expect(() => workspace.read('artifacts/sleeves/production/ingest/receipt.json')).toThrow();
  }, 120_000);

  it('that is missing is refused by the task itself too, and nothing stands in for it', () => {
    const environment = { TV_MANIFEST_PATH: MANIFEST, METAFOLIO_PYTHON: '/nowhere/python' };
    const { status, output } = workspace.nx(['run', TASK], environment);
    expect(status).not.toBe(0);
    expect(output).toContain('there is no Python at /nowhere/python');
    expect(() => workspace.read('artifacts/sleeves/production/tournament/equal_weight/receipt.json')).toThrow();
  }, 300_000);
});
