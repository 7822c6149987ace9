import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { quantile } from '../metrics/quantile.js';
import { meanOfRange, skewness } from '../metrics/sample-moments.js';
import { completeColumns } from './complete-columns.js';

/** Probability beyond which a return counts as the right tail. */
const TAIL = 0.95;
/** Rows from which the score counts in full: a trading year. */
const FULL_HISTORY_ROWS = 252;

/**
 * Antifragility of each asset, in [0, 2]: (min-max of the skewness + min-max of the mean return at or beyond the 95 %
 * quantile of type 7) · min(1, T/252), the min-max taken across the assets. Where all assets are alike, a min-max is 0.
 * The same for any change of the returns' unit.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N scores; NaN for T < 3 and for a constant column, which has no skewness and takes no part in the min-max
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Taleb (2012), "Antifragile", for the idea; the score is this project's.
 */
export function antifragility(returns: ReturnsMatrix): Float64Array {
  return antifragilityOf(completeColumns(returns, 'antifragility'));
}

/** Antifragility of series of one length. */
export function antifragilityOf(columns: readonly Float64Array[]): Float64Array {
  const skews = columns.map(skewness);
  const gains = columns.map((column, j) => (Number.isNaN(skews[j]) ? Number.NaN : tailGain(column)));
  const confidence = Math.min(1, columns[0].length / FULL_HISTORY_ROWS);
  const scaledGains = minMax(gains);
  return Float64Array.from(minMax(skews), (skew, j) => (skew + scaledGains[j]) * confidence);
}

/** Mean of the returns at or beyond the quantile: never empty, unlike those strictly beyond it. */
function tailGain(series: Float64Array): number {
  const bound = quantile(series, TAIL);
  const beyond = new Float64Array(series.length);
  let count = 0;
  for (let t = 0; t < series.length; t++) if (series[t] >= bound) beyond[count++] = series[t];
  return meanOfRange(beyond, 0, count);
}

/** Values onto [0, 1], the least to 0; NaN stays NaN and takes no part. */
function minMax(values: readonly number[]): number[] {
  const known = values.filter((value) => !Number.isNaN(value));
  const least = known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const range = most > least ? most - least : 1;
  return values.map((value) => (value - least) / range);
}
