import { columnOf, performance } from '@metafolio/quant';
import type { DatedReturns } from '../data/time-series.js';
import type { StreamFacts } from './stream-facts.js';

const NAMES: Readonly<Record<string, string>> = {
  equal_weight: 'equal weight',
  static: 'static allocation (in-sample)',
};

/**
 * What an allocation has to beat. A baseline that could not be solved has no stream.
 *
 * @param baselines - a column a baseline, NaN throughout where it could not be solved
 * @param periods - observations a year
 */
export function baselineFacts({ matrix }: DatedReturns, periods: number): StreamFacts[] {
  return matrix.assets.flatMap((name, j) => {
    const returns = columnOf(matrix, j);
    if (Number.isNaN(returns[0])) return [];
    return [{ name: NAMES[name] ?? name, returns, performance: performance(returns, periods), turnoverAnnual: null }];
  });
}
