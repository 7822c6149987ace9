import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';
import { symmetricMatrix } from '../matrix/symmetric.js';
import { requireCompleteReturns } from './complete-returns.js';
import { gram } from './gram.js';

/** Rows of the distance matrices that are held at a time, for each asset. */
const BLOCK_ROWS = 16;

/**
 * Distance correlations √(dCov²(x, y) / √(dVar²(x)·dVar²(y))): 0 only where two assets are independent, 1 where one is linear in
 * the other. The squares are Gram products of the doubly centred T × T matrices of distances between rows, in O(T²) a pair of
 * assets, made block by block in the memory of N × 16·T values. A constant column is 0 with all others.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N × N, symmetric bit for bit, in [0, 1], 1 on the diagonal
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Székely, Rizzo, Bakirov (2007), "Measuring and testing dependence by correlation of distances", definitions 4 and 5.
 */
export function distanceCorrelationMatrix(returns: ReturnsMatrix): Float64Array {
  requireCompleteReturns(returns, 'distanceCorrelationMatrix');
  const { rows, cols } = returns;
  const columns = columnsOf(returns);
  const centres = columns.map(meanDistances);
  const squares = new Float64Array(cols * cols);
  for (let start = 0; start < rows; start += BLOCK_ROWS) {
    const end = Math.min(rows, start + BLOCK_ROWS);
    const length = ((end - start) * (start + end + 1)) / 2;
    const block = new Float64Array(cols * length);
    columns.forEach((column, j) => {
      fillCentred(block.subarray(j * length, (j + 1) * length), { column, centre: centres[j], start, end });
    });
    addInPlace(squares, gram(block, cols, length));
  }
  return symmetricMatrix(cols, (i, j) => {
    if (i === j) return 1;
    const scale = Math.sqrt(squares[i * cols + i] * squares[j * cols + j]);
    return scale === 0 ? 0 : Math.sqrt(Math.max(0, Math.min(1, squares[i * cols + j] / scale)));
  });
}

interface Centre {
  /** Mean distance of each row to all rows, T. */
  readonly means: Float64Array;
  /** Their mean. */
  readonly grand: number;
}

function meanDistances(column: Float64Array): Centre {
  const rows = column.length;
  const means = new Float64Array(rows);
  for (let s = 0; s < rows; s++) {
    let sum = 0;
    for (let t = 0; t < rows; t++) sum += Math.abs(column[s] - column[t]);
    means[s] = sum / rows;
  }
  return { means, grand: means.reduce((sum, mean) => sum + mean, 0) / rows };
}

interface Block {
  readonly column: Float64Array;
  readonly centre: Centre;
  readonly start: number;
  readonly end: number;
}

/** Rows [start, end) of the lower triangle of an asset's centred distance matrix; off the diagonal it stands for both. */
function fillCentred(target: Float64Array, { column, centre: { means, grand }, start, end }: Block): void {
  for (let s = start, k = 0; s < end; s++) {
    for (let t = 0; t < s; t++, k++) {
      target[k] = Math.SQRT2 * (Math.abs(column[s] - column[t]) - means[s] - means[t] + grand);
    }
    target[k++] = grand - 2 * means[s];
  }
}

function addInPlace(sums: Float64Array, terms: Float64Array): void {
  for (let k = 0; k < sums.length; k++) sums[k] += terms[k];
}
