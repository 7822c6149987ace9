import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadMeta } from '../manifest/index.js';
import { openInputs } from '../storage/inputs.js';
import { publishFiles } from '../storage/testing/workspace.js';
import { type MetaFacts, metaFacts } from './meta-facts.js';
import { runFiles } from './run-files.js';
import { runReader } from './run-reader.js';
import type { StreamFacts } from './stream-facts.js';
import {
  CHILD_RUNS,
  META,
  META_RUN,
  readRun,
  type SyntheticOptions,
  syntheticPart,
  syntheticWorkspace,
} from './testing/synthetic-run.js';

/** Numbers of a performance, and the turnover. */
type Measures = Readonly<Record<string, number>>;

interface Expected {
  readonly profiles: Readonly<
    Record<
      string,
      {
        readonly meta: Measures;
        readonly sleeves: readonly Measures[];
        readonly equalWeight: Measures;
        readonly correlation: readonly (readonly number[])[];
      }
    >
  >;
  readonly anomalies: readonly { readonly value: number }[];
}

const EXPECTED = syntheticPart<Expected>('expected');
const RISK_PROFILES = Object.keys(EXPECTED.profiles);

function syntheticFacts(options?: SyntheticOptions): Promise<MetaFacts> {
  return factsIn(syntheticWorkspace(options));
}

function factsIn(workspaceRoot: string): Promise<MetaFacts> {
  const definition = loadMeta({ workspaceRoot, profile: META });
  return metaFacts({ inputs: openInputs(workspaceRoot), directory: META_RUN, definition });
}

function expectMeasures({ performance, turnoverAnnual }: StreamFacts, expected: Measures): void {
  const measured: Record<string, unknown> = { ...performance, turnoverAnnual };
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs((measured[name] as number) - value), name).toBeLessThanOrEqual(
      1e-12 * Math.max(1, Math.abs(value)),
    );
  }
}

describe('metaFacts of a synthetic run (fixtures/synthetic-meta, by pandas)', () => {
  it.each(RISK_PROFILES)(
    'measures meta, sleeves and baseline under %s on the dates of the meta',
    async (riskProfile) => {
      const facts = (await syntheticFacts()).riskProfiles.find((one) => one.riskProfile === riskProfile)!;
      const expected = EXPECTED.profiles[riskProfile]!;
      expect([facts.dates[0], facts.dates.at(-1)]).toEqual(['2024-01-18', '2024-03-07']);
      expect(facts.sleeves.map(({ name }) => name)).toEqual(['instruments', 'core', 'pinned']);
      expectMeasures(facts.meta, expected.meta);
      expect(facts.sleeves).toHaveLength(expected.sleeves.length);
      for (const [j, sleeve] of facts.sleeves.entries()) expectMeasures(sleeve, expected.sleeves[j]!);
      const { turnoverAnnual: _, ...equalWeight } = expected.equalWeight;
      expectMeasures(facts.baselines[0]!, equalWeight);
      expect(facts.correlation).toEqual(expected.correlation.map((row) => row.map((rho) => expect.closeTo(rho, 12))));
    },
  );

  it('finds the anomalies of every window of the meta and of its sleeves', async () => {
    const { anomalies } = await syntheticFacts();
    expect(anomalies).toEqual(
      EXPECTED.anomalies.map((anomaly) =>
        expect.objectContaining({ ...anomaly, value: expect.closeTo(anomaly.value, 12) }),
      ),
    );
    expect(new Set(anomalies.map(({ metric }) => metric))).toEqual(
      new Set(['sharpe', 'volatilityAnnual', 'oneDayReturn']),
    );
  });

  it('takes weights, assets, intersection, windows and parity as the run states them', async () => {
    const { riskProfiles, parity, definition } = await syntheticFacts();
    const [hrp] = riskProfiles;
    expect(hrp!.weightsNow).toEqual([0.5, 0.3, 0.2]);
    expect(hrp!.portfolio.weights.map(({ symbol, net_weight }) => [symbol, net_weight])).toEqual([
      ['JNJ', 0.7],
      ['A|B', 0.3],
    ]);
    expect(hrp!.intersection.map(({ rows, kept }) => [rows, kept])).toEqual([
      [52, 44],
      [48, 44],
      [48, 44],
    ]);
    expect(hrp!.windows.map(({ window, turnover }) => [window, turnover])).toEqual([
      [0, 1],
      [1, 0.0875],
      ['now', null],
    ]);
    expect(parity.parameters).toBe(36);
    expect(definition.report.top_assets).toBe(2);
  });

  it('lists the warnings of the ledger with their seq, and what made the run', async () => {
    const { findings, ledgers, engine } = await syntheticFacts();
    expect(findings.map(({ seq, step, data }) => ({ seq, step, data }))).toEqual([
      { seq: 2, step: 'concentration', data: { symbol: 'JNJ', weight: 0.7 } },
    ]);
    expect(ledgers.map(({ stream, entries }) => [stream, entries.length])).toEqual([
      [META, 3],
      ['instruments', 5],
      ['core', 5],
      ['pinned', 5],
    ]);
    expect(engine).toEqual({ name: 'custom', version: '0.1.0' });
  });

  it('finds every file of a complete run, with the digest that run.json names', async () => {
    const root = syntheticWorkspace();
    const definition = loadMeta({ workspaceRoot: root, profile: META });
    const { files } = await metaFacts({ inputs: openInputs(root), directory: META_RUN, definition });
    const { digests } = readRun(root, META_RUN);
    expect(files).toHaveLength(1 + 5 + 9 * RISK_PROFILES.length);
    expect(files.every(({ status }) => status === 'present')).toBe(true);
    expect(Object.fromEntries(files.slice(1).map(({ name, sha256 }) => [name, sha256]))).toEqual(digests);
  });

  it('names a file that a run should have and has not', () => {
    const files = runFiles(runReader(openInputs(syntheticWorkspace({ without: ['tree/hrp.json'] })), META_RUN));
    expect(files.filter(({ status }) => status !== 'present')).toEqual([
      { name: 'tree/hrp.json', status: 'missing', sha256: null },
    ]);
  });

  it('knows which sleeves are in-sample', async () => {
    const { children } = await syntheticFacts({ inSampleCore: true });
    expect(children.map(({ id, inSample }) => [id, inSample])).toEqual([
      ['instruments', false],
      ['core', true],
      ['pinned', false],
    ]);
  });
});

describe('metaFacts of a run whose children lie elsewhere', () => {
  it('finds the runs of a sleeve, a meta and a pinned run by what the run of the parent says', async () => {
    const root = syntheticWorkspace();
    const { run, children } = await factsIn(root);
    expect(run.run_id).toBe(readRun(root, META_RUN).run_id);
    expect(children.map(({ id, runId }) => [id, runId])).toEqual(
      Object.entries(CHILD_RUNS).map(([id, directory]) => [id, readRun(root, directory).run_id]),
    );
  });

  it('refuses a sleeve that was run again since the meta consumed it', async () => {
    const root = syntheticWorkspace();
    const directory = CHILD_RUNS.instruments;
    const consumed = readRun(root, directory);
    rmSync(join(root, directory), { recursive: true });
    const again = JSON.stringify({ ...consumed, run_id: 'production-ffffffffffff' });
    publishFiles(root, directory, { files: { 'run.json': again } });
    await expect(factsIn(root)).rejects.toThrow(
      `artifacts/sleeves/production/run/run.json: the run of sleeve instruments must be the one that the meta consumed, ` +
        `got production-ffffffffffff (expected ${consumed.run_id}).`,
    );
  });
});
