import { requireInnerFraction } from '../fraction.js';
import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';
import { symmetricMatrix } from '../matrix/symmetric.js';
import { tailRows } from '../tail-rows.js';
import { requireCompleteReturns } from './complete-returns.js';
import { gram } from './gram.js';

/**
 * Lower tail dependence: of the k = ⌈α·T⌉ worst rows of one asset, the share that is among the k worst of the other. Ties at
 * the k-th belong to the tail, and the share stops at 1. A constant column has no tail, and 0 with all others.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @param alpha - α in (0, 1)
 * @returns N × N, symmetric bit for bit, in [0, 1], 1 on the diagonal
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2, N < 1 or α outside (0, 1)
 *
 * Source: Schmidt, Stadtmüller (2006), "Non-parametric estimation of tail dependence", eq. 3.
 */
export function lowerTailMatrix(returns: ReturnsMatrix, alpha: number): Float64Array {
  requireCompleteReturns(returns, 'lowerTailMatrix');
  requireInnerFraction(alpha, 'lowerTailMatrix: alpha');
  const { rows, cols } = returns;
  const worst = tailRows(rows, alpha);
  const tails = new Float64Array(rows * cols);
  columnsOf(returns).forEach((column, j) => {
    const sorted = column.toSorted();
    if (sorted[0] === sorted[rows - 1]) return;
    for (let t = 0; t < rows; t++) tails[j * rows + t] = column[t] <= sorted[worst - 1] ? 1 : 0;
  });
  const shared = gram(tails, cols, rows);
  return symmetricMatrix(cols, (i, j) => (i === j ? 1 : Math.min(1, shared[i * cols + j] / worst)));
}
