import { growTo, instantiate, type Kernels } from '../kernels/kernels.js';
import type { Linkage } from './linkage.js';
import { minimumSpanningTree } from './prim.js';
import { mergeOrder, type RawMerges } from './raw-merges.js';

/** Besides those of the Gram matrix: their memory holds the matrix while its tree grows. */
const kernels = instantiate();
/** Their tree takes 14 bytes for each pair of columns, of the 4 GiB that a kernel can address. */
const MOST_COLUMNS = 16_384;

/**
 * Single linkage of the columns of a matrix by the Euclidean distances between them: the minimum spanning tree, grown from leaf 0, of
 * equally near leaves the first. The kernel computes only the distances that decide, with the bits that all of them would give.
 *
 * @param matrix - N × N, symmetric, row-major, no NaN
 *
 * Source: Prim (1957); Gower, Ross (1969), "Minimum spanning trees and single linkage cluster analysis"; Shewchuk (1997), "Adaptive
 * precision floating-point arithmetic and fast robust geometric predicates", for the filter.
 */
export function columnTree(matrix: Float64Array, n: number): Linkage {
  const byKernel = kernels !== null && n <= MOST_COLUMNS;
  return mergeOrder(byKernel ? treeBy(kernels, matrix, n) : minimumSpanningTree(allDistances(matrix, n), n), n);
}

/** The kernel takes the matrix at 0, and puts behind it N heights, N leaves that the tree took, and N that joined next. */
function treeBy(of: Kernels, matrix: Float64Array, n: number): RawMerges {
  growTo(of, of.columnTreeBytes(n) >>> 0);
  const { buffer } = of.memory;
  new Float64Array(buffer, 0, n * n).set(matrix);
  of.columnTree(n);
  const heights = matrix.byteLength;
  const taken = heights + n * Float64Array.BYTES_PER_ELEMENT;
  const joined = taken + n * Int32Array.BYTES_PER_ELEMENT;
  return {
    heights: new Float64Array(buffer, heights, n - 1),
    a: new Int32Array(buffer, taken, n - 1),
    b: new Int32Array(buffer, joined, n - 1),
  };
}

function allDistances(matrix: Float64Array, n: number): Float64Array {
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) distances[i * n + j] = distanceBetween(matrix, i * n, { other: j * n, n });
  }
  return distances;
}

/** In four sums, as the kernel adds them. */
function distanceBetween(matrix: Float64Array, at: number, { other, n }: { other: number; n: number }): number {
  const sums = new Float64Array(4);
  const whole = n - (n % 4);
  for (let k = 0; k < n; k++) {
    const difference = matrix[at + k] - matrix[other + k];
    sums[k < whole ? k % 4 : 0] += difference * difference;
  }
  return Math.sqrt(sums[0] + sums[1] + (sums[2] + sums[3]));
}
