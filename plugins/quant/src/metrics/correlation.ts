import { InvalidInputError } from '../errors.js';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { correlationMatrix } from '../moments/correlation.js';

/**
 * Pearson correlation of two return streams.
 *
 * @param a - T simple returns, T ≥ 2; NaN is refused
 * @param b - T simple returns of the same dates
 * @returns in [-1, 1]; 0 when either is constant
 * @throws {@link InvalidInputError} when the lengths differ, or on NaN, infinity, T < 2
 *
 * Source: Pearson (1895), "Note on regression and inheritance in the case of two parents".
 */
export function correlation(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) {
    throw new InvalidInputError({
      where: 'correlation: b',
      rule: 'two streams must have the same dates',
      got: `${b.length} returns`,
      expected: `${a.length}`,
      cause: 'The streams were not joined on their dates.',
    });
  }
  const pairs = Float64Array.from({ length: 2 * a.length }, (_, k) => (k % 2 === 0 ? a[k / 2] : b[(k - 1) / 2]));
  return correlationMatrix(returnsMatrix(['a', 'b'], pairs))[1];
}
