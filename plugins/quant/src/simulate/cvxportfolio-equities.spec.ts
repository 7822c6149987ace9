import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ReturnsMatrix, returnsMatrix, sliceRows } from '../matrix/returns-matrix.js';
import { casesIn } from '../moments/testing/cases.js';
import { simulateCvxportfolio } from './cvxportfolio.js';

interface Policies {
  readonly file: string;
  /** The last rows of the file's returns. */
  readonly rows: number;
  readonly costRate: number;
  readonly borrowRateAnnual: number;
  readonly cashReturn: number;
  readonly cash: number;
  readonly policies: readonly {
    readonly rebalance: 'window' | 'daily';
    readonly step: number;
    readonly weights: readonly number[];
  }[];
}

interface Outcome {
  readonly returns: readonly number[];
  readonly finalHoldings: readonly number[];
  readonly finalCash: number;
}

const DAY_MS = 86_400_000;
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = process.env.METAFOLIO_SHARED_DATA ?? join(root, '../shared/data');
const [{ input, expected }] = casesIn<Policies, Record<'window' | 'daily', Outcome>>(
  new URL('./fixtures/equities/', import.meta.url),
);
const missing = !existsSync(join(folder, input.file));
const why = missing ? ' (skipped: no folder ../shared/data, and METAFOLIO_SHARED_DATA names none)' : '';

/** Returns of a gzipped wide table of prices, and the calendar days that each spans. */
function readReturns(path: string): { returns: ReturnsMatrix; calendarDays: Int32Array } {
  const [header, ...lines] = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  const table = lines.map((line) => line.split(','));
  const days = table.map(([date]) => Date.parse(date) / DAY_MS);
  const prices = table.map(([, ...cells]) => cells.map(Number));
  const rows = prices.slice(1).map((row, t) => row.map((price, j) => price / prices[t][j] - 1));
  return {
    returns: returnsMatrix(header.trim().split(',').slice(1), Float64Array.from(rows.flat())),
    calendarDays: Int32Array.from(days.slice(1), (day, t) => day - days[t]),
  };
}

describe.skipIf(missing)(`simulateCvxportfolio over real equities is the real package${why}`, () => {
  it.each(input.policies)('1,000 days of fixed weights, traded to every $step rows', ({ rebalance, step, weights }) => {
    const all = readReturns(join(folder, input.file));
    const first = all.returns.rows - input.rows;
    const starts = rebalance === 'daily' ? [0] : Array.from({ length: input.rows / step }, (_, k) => k * step);
    const run = simulateCvxportfolio({
      returns: sliceRows(all.returns, first, all.returns.rows),
      rebalances: starts.map((row) => ({ row, weights: Float64Array.from(weights) })),
      costRate: input.costRate,
      borrowRateAnnual: input.borrowRateAnnual,
      rebalance,
      initial: { holdings: new Float64Array(all.returns.cols), cash: input.cash },
      calendarDays: all.calendarDays.subarray(first),
      cashReturns: new Float64Array(input.rows).fill(input.cashReturn),
    });
    const { returns, finalHoldings, finalCash } = expected[rebalance];
    expect(returns).toHaveLength(input.rows);
    returns.forEach((value, row) => {
      expect(Math.abs(run.returns[row] - value)).toBeLessThanOrEqual(1e-12);
    });
    const ending = run.equity.at(-1)!;
    [...run.finalState.holdings, run.finalState.cash].forEach((value, j) => {
      expect(Math.abs(value - [...finalHoldings, finalCash][j])).toBeLessThanOrEqual(1e-12 * ending);
    });
  });
});
