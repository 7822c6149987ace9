import { performance, type ReturnsMatrix, simulateCustom } from '@metafolio/quant';
import type { StreamFacts } from './stream-facts.js';

export const BASELINE = 'equal weight (daily, no costs)';

/**
 * The sleeves at equal weights, back at them every day, without costs: what an allocation has to beat. Its turnover leaves the
 * first investment out.
 *
 * @param sleeves - T × N, T ≥ 1; no NaN
 */
export function equalWeightBaseline(sleeves: ReturnsMatrix, periods: number): StreamFacts {
  const weights = new Float64Array(sleeves.cols).fill(1 / sleeves.cols);
  const { returns, turnover } = simulateCustom({
    returns: sleeves,
    rebalances: sleeves.rows === 1 ? [{ row: 0, weights }] : [0, 1].map((row) => ({ row, weights })),
    costRate: 0,
    rebalance: 'daily',
  });
  return {
    name: BASELINE,
    performance: performance(returns, periods),
    turnoverAnnual: ((turnover[1] ?? 0) * periods) / sleeves.rows,
  };
}
