import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { quantile } from '../metrics/quantile.js';
import { mean, standardDeviation } from '../metrics/sample-moments.js';
import type { Regime } from '../optimize/types.js';

/** Rows of the rolling volatility. */
const VOLATILITY_ROWS = 20;

/**
 * Regime of a train window: its last 20-row volatility (ddof 1) of the equal-weight universe among all the 20-row
 * volatilities of the same window, the last one included. Above their 95 % quantile CRISIS, above the 75 % TURBULENT,
 * below the 25 % QUIET, else NORMAL; quantiles of type 7, comparisons strict. With fewer than 20 rows there is no
 * volatility, with 20 a single one: NORMAL. Throws nothing.
 *
 * @param returns - T × N simple returns of the train window; NaN is left out of its row's mean, a row of nothing but
 * NaN is left out altogether
 *
 * Source: this project's definition.
 */
export function regimeOf(returns: ReturnsMatrix): Regime {
  const volatilities = rollingVolatility(equalWeightReturns(returns));
  const level = volatilities.at(-1);
  if (level === undefined) return 'NORMAL';
  if (level > quantile(volatilities, 0.95)) return 'CRISIS';
  if (level > quantile(volatilities, 0.75)) return 'TURBULENT';
  return level < quantile(volatilities, 0.25) ? 'QUIET' : 'NORMAL';
}

function equalWeightReturns({ rows, cols, values }: ReturnsMatrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, t) =>
    meanOfObserved(values.subarray(t * cols, (t + 1) * cols)),
  ).filter((value) => !Number.isNaN(value));
}

/** Mean of what is not NaN; most rows have no NaN, and then there is nothing to leave out. */
function meanOfObserved(row: Float64Array): number {
  const ofAll = mean(row);
  return Number.isNaN(ofAll) ? mean(row.filter((value) => !Number.isNaN(value))) : ofAll;
}

function rollingVolatility(series: Float64Array): Float64Array {
  const length = Math.max(0, series.length - VOLATILITY_ROWS + 1);
  return Float64Array.from({ length }, (_, t) => standardDeviation(series.subarray(t, t + VOLATILITY_ROWS)));
}
