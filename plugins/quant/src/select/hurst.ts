import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { mean, meanOfRange } from '../metrics/sample-moments.js';
import { completeColumns } from './complete-columns.js';

const SHORTEST_LAG = 8;

/**
 * Hurst exponent of each asset by rescaled range: the least-squares slope of ln(mean R/S) on ln(lag) over the lags
 * 8, 16, 32, … ≤ T/2. A lag cuts the rows into blocks from the first row on (a rest at the end is left out); R is the
 * range of the block's cumulative deviations from its mean, S its standard deviation with divisor n, as in the source.
 * Blocks without variation are left out. Not corrected for small samples: white noise of 250 rows comes to about 0.6.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N exponents, about ½ for a random walk of prices; NaN for T < 32 or where fewer than two lags have a block
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Mandelbrot, Wallis (1969), "Robustness of the rescaled range R/S".
 */
export function hurst(returns: ReturnsMatrix): Float64Array {
  return Float64Array.from(completeColumns(returns, 'hurst'), hurstOf);
}

/** Hurst exponent of one series. */
export function hurstOf(series: Float64Array): number {
  const logLags: number[] = [];
  const logRanges: number[] = [];
  const ranges = new Float64Array(Math.floor(series.length / SHORTEST_LAG));
  for (let lag = SHORTEST_LAG; lag <= series.length / 2; lag *= 2) {
    const range = meanRescaledRange(series, lag, ranges);
    if (Number.isNaN(range)) continue;
    logLags.push(Math.log(lag));
    logRanges.push(Math.log(range));
  }
  return slope(new Float64Array(logLags), new Float64Array(logRanges));
}

/** Mean R/S over the blocks of one lag; NaN without a block that varies. `ranges` is room for one a block. */
function meanRescaledRange(series: Float64Array, lag: number, ranges: Float64Array): number {
  let varied = 0;
  for (let start = 0; start + lag <= series.length; start += lag) {
    const range = rescaledRange(series, start, start + lag);
    if (!Number.isNaN(range)) ranges[varied++] = range;
  }
  return meanOfRange(ranges, 0, varied);
}

/** R/S of the block [start, end); NaN (0/0) without variation. */
function rescaledRange(series: Float64Array, start: number, end: number): number {
  const centre = meanOfRange(series, start, end);
  let path = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let squares = 0;
  for (let t = start; t < end; t++) {
    const deviation = series[t] - centre;
    path += deviation;
    if (path < least) least = path;
    if (path > most) most = path;
    squares += deviation * deviation;
  }
  return (most - least) / Math.sqrt(squares / (end - start));
}

/** Least-squares slope of y on x; NaN (0/0) for fewer than two points. */
function slope(x: Float64Array, y: Float64Array): number {
  const centreX = mean(x);
  const centreY = mean(y);
  const covariation = x.reduce((sum, value, k) => sum + (value - centreX) * (y[k] - centreY), 0);
  const variation = x.reduce((sum, value) => sum + (value - centreX) * (value - centreX), 0);
  return covariation / variation;
}
