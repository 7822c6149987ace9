import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeReturns, decodeTable } from '../data/parquet.js';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import type { PortfolioFile } from './portfolio.js';
import { runLine } from './testing/run-line.js';
import { MANIFEST_FILE, smallManifest, smallWorkspace, workspaceFolder } from './testing/temporary-workspace.js';

/** The same sleeve twice, long and short, without costs, and a meta over both. */
function workspace(): Record<string, string> {
  const files = smallWorkspace();
  const { defaults } = smallManifest();
  const features = { selection_mode: 'none' };
  const backtest = { ...defaults.backtest, slippage: 0, commission: 0, rebalance: 'daily' };
  const profiles = {
    alpha: {},
    bear: {},
    hedged: {
      sleeves: [
        { id: 'bull', profile: 'alpha' },
        { id: 'bear', profile: 'bear' },
      ],
      meta_allocation: { train_window: 20, test_window: 10 },
      risk: { profiles: ['equal_weight'] },
    },
  };
  const risk = { ...defaults.risk, profiles: ['equal_weight', 'hrp'] };
  return {
    ...files,
    [MANIFEST_FILE]: JSON.stringify({ defaults: { ...defaults, features, backtest, risk }, profiles }),
    'sleeves/bear/sleeve.yaml': `${files['sleeves/alpha/sleeve.yaml']}direction: short\n`,
    'sleeves/bear/prices.csv': files['sleeves/alpha/prices.csv']!,
    'meta/hedged/meta.yaml': 'description: Long and short of the same\n',
  };
}

let root: string;
beforeAll(async () => {
  root = workspaceFolder(workspace());
  await runLine(root, 'hedged');
}, 60_000);
afterAll(() => rmSync(root, { recursive: true }));

const read = (path: string) => readFileSync(join(root, 'artifacts', path));
const json = <T>(path: string) => JSON.parse(read(path).toString()) as T;

describe('a short sleeve', () => {
  it('loses every day what the long one wins: equal weights, traded back daily, without costs', async () => {
    const [long, short] = await Promise.all(
      ['alpha', 'bear'].map((name) => decodeReturns(read(`sleeves/${name}/run/returns/equal_weight.parquet`))),
    );
    expect(short!.dates).toEqual(long!.dates);
    expect([...short!.matrix.values]).toEqual(Array.from(long!.matrix.values, (value) => expect.closeTo(-value, 12)));
  });

  it('holds negative weights, now and in every window', async () => {
    const { net, gross, weights } = json<PortfolioFile>('sleeves/bear/run/weights/hrp.json');
    expect([net, gross]).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)]);
    expect(new Set(weights.map(({ direction }) => direction))).toEqual(new Set(['SHORT']));
    const columns = await decodeTable(read('sleeves/bear/run/weights/hrp.parquet'));
    const targets = columns.flatMap(({ type, values }) => (type === 'double' ? [...values] : []));
    expect(Math.max(...targets)).toBeLessThanOrEqual(0);
    expect(Math.min(...targets)).toBeLessThan(0);
  });

  it('proves its direction in the ledger; a long sleeve has nothing to prove', () => {
    const proofs = (name: string) =>
      readLedger(read(`sleeves/${name}/run/${LEDGER_FILE}`)).filter(({ step }) => step === 'directional_sign_test');
    expect(proofs('alpha')).toEqual([]);
    expect(proofs('bear')).toHaveLength(2);
    expect(proofs('bear')[0]).toMatchObject({ status: 'success', data: { shorts: 5, violations: 0 } });
  });

  it('cancels against the long one when a meta flattens them', () => {
    const { net, gross, weights } = json<PortfolioFile>('meta/hedged/flatten/equal_weight/portfolio.json');
    expect([net, gross]).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
    for (const { contributors } of weights) expect(contributors.map(({ sleeve }) => sleeve)).toEqual(['bull', 'bear']);
  });
});
