import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GateError, IntegrityError } from '../errors.js';
import { startLedger } from '../ledger/ledger.js';
import { META, META_RUN, syntheticWorkspace } from '../report/testing/synthetic-run.js';
import { openInputs } from '../storage/inputs.js';
import { CONFIG_DIGEST, contentOf, ENGINE } from '../storage/testing/workspace.js';
import { report } from './report.js';

function runReport(workspaceRoot: string) {
  const subject = { profile: META, kind: 'meta', stage: 'report' } as const;
  const inputs = openInputs(workspaceRoot);
  const product = report({
    workspaceRoot,
    kind: 'meta',
    profile: META,
    riskProfile: 'hrp',
    config: {},
    inputs,
    ledger: startLedger({ subject, config_digest: CONFIG_DIGEST, engine: ENGINE }),
    children: [],
    family: [],
    directory: (stage) => `artifacts/meta/${META}/${stage}`,
  });
  return { inputs, product };
}

async function reportOf(workspaceRoot: string): Promise<string> {
  const { files } = await runReport(workspaceRoot).product;
  return new TextDecoder().decode(files.get('report.md'));
}

describe('the stage report', () => {
  it('makes the report and the acceptance, with the facts of the run, and writes nothing itself', async () => {
    const root = syntheticWorkspace();
    const before = contentOf(root);
    const { product } = runReport(root);
    const { files, summary } = await product;
    expect([...files.keys()]).toEqual(['report.md', 'report.html', 'acceptance.json', 'summary.txt']);
    expect(summary).toBe('acceptance FAIL, anomalies 12, findings 1');
    const text = new TextDecoder().decode(files.get('report.md'));
    expect(text).toContain('\nPurpose: Three synthetic sleeves\n');
    expect(text).toContain('| hrp          | -23.71 % |    12.04 % |  -2.19 |');
    expect(contentOf(root)).toEqual(before);
  });

  it('fails the task where acceptance is enforced and does not hold, and still makes the report', async () => {
    const root = syntheticWorkspace();
    writeFileSync(join(root, `meta/${META}/meta.yaml`), 'description: x\nacceptance: { enforce: true }\n');
    const { files, failure } = await runReport(root).product;
    expect([...files.keys()]).toEqual(['report.md', 'report.html', 'acceptance.json', 'summary.txt']);
    expect(failure).toBeInstanceOf(GateError);
    expect(failure?.message).toBe(
      `${META}: report: every criterion of acceptance must hold, got 1 of 5 that fail under hrp, min_variance ` +
        '(expected none, since acceptance.enforce is set). The report is written all the same. What failed:\n' +
        '  reproducibility\n' +
        '    hrp: 0 of 3 allocations recorded; the weights to hold now differ from those of the ledger\n' +
        '    min_variance: 0 of 3 allocations recorded; the weights to hold now differ from those of the ledger',
    );
  });

  it('gives the same bytes wherever the workspace lies', async () => {
    expect(await reportOf(syntheticWorkspace())).toBe(await reportOf(syntheticWorkspace()));
  });

  it('records meta.yaml and every file of the run among its inputs', async () => {
    const root = syntheticWorkspace();
    const { inputs, product } = runReport(root);
    await product;
    const consumed = inputs.consumed().map(({ name }) => name);
    const run = JSON.parse(readFileSync(join(root, META_RUN, 'run.json'), 'utf8')) as {
      digests: Record<string, string>;
    };
    expect(consumed).toContain(`meta/${META}/meta.yaml`);
    for (const name of ['run.json', ...Object.keys(run.digests)]) expect(consumed).toContain(`${META_RUN}/${name}`);
  });

  it('fails on a file of the run that was changed, and on one that is gone', async () => {
    const changed = syntheticWorkspace();
    writeFileSync(join(changed, META_RUN, 'weights/hrp.parquet'), 'PAR1');
    await expect(runReport(changed).product).rejects.toThrow(IntegrityError);
    const cut = syntheticWorkspace();
    rmSync(join(cut, META_RUN, 'windows/hrp.json'));
    await expect(runReport(cut).product).rejects.toThrow(IntegrityError);
  });
});
