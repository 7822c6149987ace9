/**
 * Share of the observations with a return above 0; a return of 0 is an observation but no win.
 *
 * @param returns - n simple returns
 * @returns in [0, 1]; NaN for no returns or any NaN
 *
 * Source: a relative frequency.
 */
export function winRate(returns: Float64Array): number {
  if (returns.some(Number.isNaN)) return Number.NaN;
  return returns.filter((value) => value > 0).length / returns.length;
}
