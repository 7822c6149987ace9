import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { returnsMatrix } from '@metafolio/quant';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { riskSchema } from '../manifest/blocks/risk.js';
import { runStage } from '../stages/run-stage.js';
import { openManifest, runLine } from '../stages/testing/run-line.js';
import { smallWorkspace, workspaceFolder } from '../stages/testing/temporary-workspace.js';
import { sha256 } from '../storage/digest.js';
import { closeWindowPool, computeWindows } from './window-pool.js';

const risk = riskSchema.parse({});
const JOB = {
  matrix: returnsMatrix(['A'], Float64Array.of(0.1, 0.2)),
  riskProfile: 'equal_weight',
  risk,
  bounds: risk,
  periods: 252,
} as const;
const WHOLE = {
  trainStart: 0,
  trainEnd: 2,
  participants: { columns: [0], clusters: [0], regime: 'NORMAL' },
} as const;
const BROKEN = { ...WHOLE, participants: { ...WHOLE.participants, columns: null as never } };

afterEach(() => closeWindowPool());

describe('a line with any number of workers', () => {
  let root: string;
  let alone: Record<string, string>;
  const digests = () => {
    const folder = join(root, 'artifacts');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
    return Object.fromEntries(paths.map((path) => [relative(folder, path), sha256(readFileSync(path))]));
  };
  beforeAll(async () => {
    root = workspaceFolder(smallWorkspace());
    await withWorkers('0', () => runLine(root, 'inner'));
    alone = digests();
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true }));

  async function withWorkers<T>(count: string, work: () => Promise<T>): Promise<T> {
    process.env.METAFOLIO_WORKERS = count;
    try {
      return await work();
    } finally {
      delete process.env.METAFOLIO_WORKERS;
    }
  }

  it.each(['1', '2', '8'])('writes the same bytes with %s as with none', async (count) => {
    await withWorkers(count, () => runLine(root, 'inner'));
    expect(digests()).toEqual(alone);
  });

  it('tells how many windows are done, to the last', async () => {
    const told: [number, number][] = [];
    const context = { workspaceRoot: root, manifest: openManifest(root), profile: 'alpha', workers: 2 };
    await runStage('select', { ...context, progress: (done, total) => told.push([done, total]) });
    const total = told[0]![1];
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
    expect(told.at(-1)).toEqual([total, total]);
  });

  it('refuses a number of workers that is none', async () => {
    const stage = { workspaceRoot: root, manifest: openManifest(root), profile: 'alpha' };
    await expect(withWorkers('two', () => runStage('select', stage))).rejects.toThrow(
      'METAFOLIO_WORKERS: the number of workers must be a whole number, got "two"',
    );
    await runStage('select', stage);
  });

  it('keeps no process alive that had workers', () => {
    const built = join(import.meta.dirname, '../../dist/index.js');
    const script = `
      import { loadManifest, runStage } from ${JSON.stringify(pathToFileURL(built))};
      const workspaceRoot = ${JSON.stringify(root)};
      const manifest = loadManifest({ workspaceRoot, path: 'configs/manifest.json' });
      console.log((await runStage('select', { workspaceRoot, manifest, profile: 'alpha', workers: 2 })).directory);`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(output).toBe('artifacts/sleeves/alpha/select\n');
    expect(digests()).toEqual(alone);
  });
});

it.each([0, 2])('an error that is no answer passes with its class and message, with %i workers', async (workers) => {
  const batch = { computation: 'solve', job: JOB, windows: [BROKEN], work: 1 } as const;
  await expect(computeWindows(batch, { workers })).rejects.toThrow(TypeError);
});

it('a process does its first work itself: what is small is done before a worker could start', async () => {
  const told: number[] = [];
  const batch = { computation: 'solve', job: JOB, windows: [WHOLE, WHOLE], work: 1 } as const;
  const computed = computeWindows(batch, { progress: (done) => told.push(done) });
  expect(told).toEqual([1, 2]);
  expect(await computed).toMatchObject([{ weights: Float64Array.of(1) }, { weights: Float64Array.of(1) }]);
});

it('a worker that dies fails the batch', async () => {
  const batch = { computation: 'solve', job: JOB, windows: [WHOLE, WHOLE], work: 1 } as const;
  const progress = () => void closeWindowPool();
  await expect(computeWindows(batch, { workers: 1, progress })).rejects.toThrow('Terminating worker thread');
});
