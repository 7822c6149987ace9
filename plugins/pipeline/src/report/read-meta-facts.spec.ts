import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { publishFiles } from '../storage/testing/workspace.js';
import { readMetaFacts } from './meta-facts.js';
import { CHILD_RUNS, META, META_RUN, readRun, syntheticWorkspace } from './testing/synthetic-run.js';

describe('readMetaFacts', () => {
  it('finds the runs of a sleeve, a meta and a pinned run by what the run of the parent says', async () => {
    const root = syntheticWorkspace();
    const { run, children } = await readMetaFacts(root, META);
    expect(run.run_id).toBe(readRun(root, META_RUN).run_id);
    expect(children.map(({ id, runId }) => [id, runId])).toEqual(
      Object.entries(CHILD_RUNS).map(([id, directory]) => [id, readRun(root, directory).run_id]),
    );
  });

  it('refuses a run that is not there, or has a file changed that the report would not even read', async () => {
    const root = syntheticWorkspace();
    await expect(async () => readMetaFacts(root, 'meta_other')).rejects.toThrow(
      'artifacts/meta/meta_other/run: every file of a run must be what its receipt says, got receipt',
    );
    writeFileSync(join(root, META_RUN, 'weights/hrp.parquet'), 'PAR1');
    await expect(async () => readMetaFacts(root, META)).rejects.toThrow(IntegrityError);
  });

  it('refuses a sleeve that was run again since the meta consumed it', async () => {
    const root = syntheticWorkspace();
    const directory = CHILD_RUNS.instruments;
    const consumed = readRun(root, directory);
    rmSync(join(root, directory), { recursive: true });
    const again = JSON.stringify({ ...consumed, run_id: 'production-ffffffffffff' });
    publishFiles(root, directory, { files: { 'run.json': again } });
    await expect(async () => readMetaFacts(root, META)).rejects.toThrow(
      `artifacts/sleeves/production/run/run.json: the run of sleeve instruments must be the one that the meta consumed, ` +
        `got production-ffffffffffff (expected ${consumed.run_id}).`,
    );
  });
});
