import { quantile } from './quantile.js';
import { mean } from './sample-moments.js';

/**
 * Historical value at risk at 95 %: minus the 5 % quantile (type 7) of the returns. Throws nothing.
 *
 * @param returns - n simple returns
 * @returns a loss as a positive fraction; NaN for no returns or any NaN
 *
 * Source: Jorion (2006), "Value at risk", chapter 5, the historical method.
 */
export function valueAtRisk95(returns: Float64Array): number {
  return -quantile(returns, 0.05);
}

/**
 * Historical conditional value at risk at 95 %: minus the mean of the returns at or below the 5 % quantile (type 7).
 * Whole observations only; the Rockafellar-Uryasev form, which takes a share of the last one, is a little larger. Throws nothing.
 *
 * @param returns - n simple returns
 * @returns a loss as a positive fraction, at least {@link valueAtRisk95}; NaN for no returns or any NaN
 *
 * Source: Acerbi, Tasche (2002), "On the coherence of expected shortfall", the tail conditional expectation.
 */
export function conditionalValueAtRisk95(returns: Float64Array): number {
  const bound = quantile(returns, 0.05);
  return -mean(returns.filter((value) => value <= bound));
}

/**
 * Tail ratio, |95 % quantile| / |5 % quantile| (type 7): above 1 the right tail reaches further. Throws nothing.
 *
 * @param returns - n simple returns
 * @returns not negative; NaN for no returns or any NaN
 *
 * Source: the `tail_ratio` of Quantopian's empyrical.
 */
export function tailRatio(returns: Float64Array): number {
  return Math.abs(quantile(returns, 0.95)) / Math.abs(quantile(returns, 0.05));
}
