import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';
import { symmetricMatrix } from '../matrix/symmetric.js';
import { requireCompleteReturns } from './complete-returns.js';
import { correlationOf } from './correlation.js';
import { averageRanks } from './ranks.js';

/**
 * Kendall's rank correlations τ_b: concordant less discordant pairs of rows, over the geometric mean of the pairs that each
 * asset tells apart. In O(T log T) a pair of assets. A constant column is uncorrelated with all others.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N × N, symmetric bit for bit, 1 on the diagonal
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Kendall (1945), "The treatment of ties in ranking problems"; Knight (1966), "A computer method for calculating
 * Kendall's tau with ungrouped data".
 */
export function kendallMatrix(returns: ReturnsMatrix): Float64Array {
  requireCompleteReturns(returns, 'kendallMatrix');
  const { rows, cols } = returns;
  const ranks = columnsOf(returns).map(averageRanks);
  const orders = ranks.map((rank) => Uint32Array.from(rank.keys()).sort((s, t) => rank[s] - rank[t]));
  const pairs = (rows * (rows - 1)) / 2;
  const apart = ranks.map((rank, j) => pairs - tiedPairs(orders[j], rank));
  const scratch = { ordered: new Float64Array(rows), merged: new Float64Array(rows) };
  return symmetricMatrix(cols, (i, j) => {
    if (i === j) return 1;
    const { tied, discordant } = compared(orders[i], { by: ranks[i], other: ranks[j] }, scratch);
    const tiedInEither = 2 * pairs - apart[i] - apart[j] - tied;
    return correlationOf(pairs - tiedInEither - 2 * discordant, apart[i], apart[j]);
  });
}

/** Pairs of rows of equal rank. */
function tiedPairs(order: Uint32Array, rank: Float64Array): number {
  let tied = 0;
  for (let run = 0, k = 1; k < order.length; k++) {
    run = rank[order[k]] === rank[order[k - 1]] ? run + 1 : 0;
    tied += run;
  }
  return tied;
}

interface Scratch {
  readonly ordered: Float64Array;
  readonly merged: Float64Array;
}

/**
 * Pairs of rows tied in both rankings, and discordant pairs: with the rows in the order of one ranking, and of the other
 * where that is tied, they are the inversions of the other.
 */
function compared(
  order: Uint32Array,
  { by, other }: { readonly by: Float64Array; readonly other: Float64Array },
  { ordered, merged }: Scratch,
): { readonly tied: number; readonly discordant: number } {
  for (let k = 0; k < order.length; k++) ordered[k] = other[order[k]];
  let tied = 0;
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && by[order[end]] === by[order[first]]) end++;
    if (end - first > 1) {
      const run = ordered.subarray(first, end).sort();
      for (let same = 0, k = 1; k < run.length; k++) {
        same = run[k] === run[k - 1] ? same + 1 : 0;
        tied += same;
      }
    }
    first = end;
  }
  return { tied, discordant: inversions(ordered, merged) };
}

/** Sorts the values by merging and counts the pairs that stood the wrong way round. */
function inversions(values: Float64Array, scratch: Float64Array): number {
  const n = values.length;
  let [from, to] = [values, scratch];
  let count = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      for (let k = start; k < end; k++) {
        if (left < middle && (right === end || from[left] <= from[right])) to[k] = from[left++];
        else {
          count += middle - left;
          to[k] = from[right++];
        }
      }
    }
    [from, to] = [to, from];
  }
  return count;
}
