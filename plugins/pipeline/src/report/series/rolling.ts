/** Longest window of a rolling figure: about a quarter of sessions. */
const LONGEST = 60;

/** Observations in a rolling window over T of them: 60, but no more than a third of what there is. */
export function rollingLength(observations: number): number {
  return Math.min(LONGEST, Math.floor(observations / 3));
}

/**
 * A measure of the last `length` returns at each row.
 *
 * @param returns - T simple returns
 * @returns T values; NaN in the first length - 1 rows, and where the measure is not defined
 */
export function rolling(
  returns: Float64Array,
  length: number,
  measure: (returns: Float64Array) => number,
): Float64Array {
  return returns.map((_, t) => (t + 1 < length ? Number.NaN : measure(returns.subarray(t + 1 - length, t + 1))));
}
