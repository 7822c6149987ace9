import { InvalidInputError } from '../errors.js';

/**
 * Quantile of type 7: linear between the order statistics, at position (n - 1)·p counted from 0. The default of numpy,
 * pandas, R and Excel, and the only quantile of this package.
 *
 * @param values - n values in any order; not changed
 * @param probability - in [0, 1]
 * @returns the quantile; NaN for no values or any NaN
 * @throws {@link InvalidInputError} when the probability is outside [0, 1]
 *
 * Source: Hyndman, Fan (1996), "Sample quantiles in statistical packages", definition 7.
 */
export function quantile(values: Float64Array, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new InvalidInputError({
      where: 'quantile: probability',
      rule: 'a probability lies between 0 and 1',
      got: probability,
      expected: '0 to 1',
      cause: 'A percentage was given for a fraction.',
    });
  }
  const sorted = values.toSorted();
  const last = sorted.length - 1;
  // A typed array sorts NaN to its end, so one look finds any.
  if (last < 0 || Number.isNaN(sorted[last])) return Number.NaN;
  const position = last * probability;
  const below = Math.floor(position);
  const above = Math.min(below + 1, last);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
