import { performance } from '@metafolio/quant';
import type { DatedReturns } from '../../data/time-series.js';
import { rowsOn } from '../rows-on.js';
import type { StreamFacts } from '../stream-facts.js';

interface BaselineOptions {
  readonly dates: readonly string[];
  /** Symbols that sleeve.yaml declares as benchmarks. */
  readonly benchmarks: readonly string[];
  /** Observations a year. */
  readonly periods: number;
}

/**
 * All assets of a sleeve at equal weights, and its declared benchmarks at equal weights, back at them every day, without costs. An asset
 * takes part on the dates on which it has a return.
 *
 * @param universe - T × N, NaN where an asset has no return
 */
export function universeBaselines(
  universe: DatedReturns,
  { dates, benchmarks, periods }: BaselineOptions,
): StreamFacts[] {
  const { matrix } = rowsOn(universe, dates);
  const measured = (name: string, assets: readonly string[]): StreamFacts => {
    const columns = assets.map((symbol) => matrix.assets.indexOf(symbol));
    const returns = Float64Array.from(dates, (_, t) => meanOf(columns.map((j) => matrix.values[t * matrix.cols + j]!)));
    return { name, returns, performance: performance(returns, periods), turnoverAnnual: null };
  };
  const declared = benchmarks.filter((symbol) => matrix.assets.includes(symbol));
  return [
    measured('universe (equal weight, daily, no costs)', matrix.assets),
    ...(declared.length === 0 ? [] : [measured(`benchmark ${declared.join(', ')}`, declared)]),
  ];
}

/** Of the values that are there; 0 of none. */
function meanOf(values: readonly number[]): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.length === 0 ? 0 : present.reduce((sum, value) => sum + value, 0) / present.length;
}
