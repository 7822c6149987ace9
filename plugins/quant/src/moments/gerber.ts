import { requireInnerFraction } from '../fraction.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { diagonalRoots, symmetricMatrix } from '../matrix/symmetric.js';
import { biasedCovariance } from './biased-covariance.js';
import { gram } from './gram.js';

/**
 * Gerber covariance: of each pair, rows on which both returns lie beyond c standard deviations from 0, on the same side less
 * on opposite sides, over the rows on which either does; times both standard deviations (divisor T). Always positive
 * semi-definite: the counts are a Gram matrix of signs, the divisor T - n with n a Gram matrix of the quiet rows, and
 * 1/(T - n) a power series in n with positive terms, so the quotient is a Schur product of two such matrices.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused. The thresholds are not centred: adding a constant changes them
 * @param threshold - c in (0, 1)
 * @returns N × N, symmetric bit for bit, per period; a constant column has variance 0 exactly
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2, N < 1 or a threshold outside (0, 1)
 *
 * Source: Gerber, Markowitz, Ernst, Miao, Javid, Sargen (2022), "The Gerber statistic", eq. 4.
 */
export function gerberCovariance(returns: ReturnsMatrix, threshold: number): Float64Array {
  requireInnerFraction(threshold, 'gerberCovariance: threshold');
  const { covariance, rows, cols } = biasedCovariance(returns, 'gerberCovariance');
  const deviations = diagonalRoots(covariance, cols);
  const sides = sidesOf(returns, threshold, deviations);
  const agreements = gram(sides, cols, rows);
  const meetings = gram(sides.map(Math.abs), cols, rows);
  return symmetricMatrix(cols, (i, j) => {
    if (i === j) return covariance[i * cols + i];
    const either = meetings[i * cols + i] + meetings[j * cols + j] - meetings[i * cols + j];
    return either === 0 ? 0 : (agreements[i * cols + j] / either) * (deviations[i] * deviations[j]);
  });
}

/** N × T: 1 or -1 where a return lies at or beyond its threshold, 0 where it is quiet. */
function sidesOf({ rows, cols, values }: ReturnsMatrix, threshold: number, deviations: Float64Array): Float64Array {
  const sides = new Float64Array(values.length);
  for (let j = 0; j < cols; j++) {
    const bound = threshold * deviations[j];
    for (let t = 0; t < rows; t++) {
      const value = values[t * cols + j];
      if (Math.abs(value) >= bound) sides[j * rows + t] = Math.sign(value);
    }
  }
  return sides;
}
