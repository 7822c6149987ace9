/**
 * Worst realisation: the largest loss of a row.
 *
 * @param series - T returns
 * @returns a loss as a positive fraction; -∞ for no returns, NaN for any NaN
 *
 * Source: Young (1998), "A minimax portfolio selection rule with linear programming solution".
 */
export function worstRealisation(series: Float64Array): number {
  return series.reduce((worst, value) => Math.max(worst, 0 - value), Number.NEGATIVE_INFINITY);
}

/**
 * Range from the worst to the best row.
 *
 * @param series - T returns
 * @returns not negative; NaN for any NaN
 *
 * Source: the `RG` of Riskfolio-Lib.
 */
export function range(series: Float64Array): number {
  return worstRealisation(series) + series.reduce((best, value) => Math.max(best, value), Number.NEGATIVE_INFINITY);
}
