import type { Linkage } from './linkage.js';
import { mergeOrder, rawMerges } from './raw-merges.js';
import { type RoundedColumns, roundedColumns } from './rounded-columns.js';

/** A minimum spanning tree of columns while it grows. */
interface GrowingTree {
  readonly matrix: Float64Array;
  readonly n: number;
  readonly rounded: RoundedColumns;
  /** Leaves outside of the tree: the first `count`, in any order. */
  readonly outside: Int32Array;
  count: number;
  /** Of each leaf outside: the leaf of the tree that is nearest. */
  readonly neighbour: Int32Array;
  /** Its squared distance in square steps, and those of a leaf that is nearer, or farther, whatever was rounded away. */
  readonly square: Float64Array;
  readonly nearer: Float64Array;
  readonly farther: Float64Array;
  /** Its distance, where it has been computed; NaN elsewhere. */
  readonly distance: Float64Array;
}

/**
 * Single linkage of the columns of a matrix by the Euclidean distances between them: the minimum spanning tree, grown from leaf 0, of
 * equally near leaves the first. Columns rounded to integers tell which leaf is nearest wherever distances differ by more than that
 * rounding; elsewhere, and for the heights, the distances themselves are computed. So none is left out that decides, and few are computed.
 *
 * @param matrix - N × N, symmetric, row-major, no NaN
 *
 * Source: Prim (1957); Gower, Ross (1969), "Minimum spanning trees and single linkage cluster analysis"; Shewchuk (1997), "Adaptive
 * precision floating-point arithmetic and fast robust geometric predicates", for the filter.
 */
export function columnTree(matrix: Float64Array, n: number): Linkage {
  const merges = rawMerges(n);
  const tree = leavesApart(matrix, n);
  let last = 0;
  for (let k = 0; k < n - 1; k++) {
    take(tree, last);
    const next = nearestOutside(tree);
    merges.a[k] = last;
    merges.b[k] = next;
    merges.heights[k] = distanceToTree(tree, next);
    last = next;
  }
  return mergeOrder(merges, n);
}

function leavesApart(matrix: Float64Array, n: number): GrowingTree {
  return {
    matrix,
    n,
    rounded: roundedColumns(matrix, n),
    outside: Int32Array.from({ length: n }, (_, i) => i),
    count: n,
    neighbour: new Int32Array(n),
    square: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    nearer: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    farther: new Float64Array(n).fill(Number.POSITIVE_INFINITY),
    distance: new Float64Array(n),
  };
}

/** Takes a leaf into the tree, and notes which leaves outside are nearer to it than to the others. */
function take(tree: GrowingTree, leaf: number): void {
  const { rounded, outside, nearer, farther } = tree;
  outside[outside.indexOf(leaf)] = outside[--tree.count];
  const { products, rowLength, lengths } = rounded;
  const [row, own] = [leaf * rowLength, lengths[leaf]];
  for (let p = 0; p < tree.count; p++) {
    const i = outside[p];
    const square = own + lengths[i] - 2 * products[row + i];
    if (square > farther[i]) continue;
    if (square < nearer[i] || distanceTo(tree, i, leaf) < distanceToTree(tree, i)) become(tree, i, { leaf, square });
  }
}

function become(tree: GrowingTree, i: number, { leaf, square }: { leaf: number; square: number }): void {
  const length = Math.sqrt(square);
  const either = 2 * tree.rounded.error;
  tree.neighbour[i] = leaf;
  tree.square[i] = square;
  tree.nearer[i] = Math.max(0, length - either) ** 2;
  tree.farther[i] = (length + either) ** 2;
  tree.distance[i] = Number.NaN;
}

function nearestOutside(tree: GrowingTree): number {
  const { outside, square, count, farther } = tree;
  let [nearest, second] = [outside[0], Number.POSITIVE_INFINITY];
  for (let p = 1; p < count; p++) {
    const i = outside[p];
    if (square[i] < square[nearest]) {
      second = square[nearest];
      nearest = i;
    } else if (square[i] < second) second = square[i];
  }
  return second > farther[nearest] ? nearest : nearestOf(tree, farther[nearest]);
}

/** The nearest of the leaves that may be, the first of equals. */
function nearestOf(tree: GrowingTree, most: number): number {
  const { outside, square, count } = tree;
  let nearest = -1;
  for (let p = 0; p < count; p++) {
    const i = outside[p];
    if (square[i] > most) continue;
    const difference = nearest === -1 ? -1 : distanceToTree(tree, i) - distanceToTree(tree, nearest);
    if (difference < 0 || (difference === 0 && i < nearest)) nearest = i;
  }
  return nearest;
}

/** Distance of a leaf outside to the tree, computed when it is first asked for. */
function distanceToTree(tree: GrowingTree, i: number): number {
  const { distance, neighbour } = tree;
  if (Number.isNaN(distance[i])) distance[i] = distanceTo(tree, i, neighbour[i]);
  return distance[i];
}

/** Two sums, because one would wait for each of its additions. */
function distanceTo({ matrix, n }: GrowingTree, i: number, j: number): number {
  let [even, odd] = [0, 0];
  const [a, b] = [i * n, j * n];
  for (let k = 1; k < n; k += 2) {
    const before = matrix[a + k - 1] - matrix[b + k - 1];
    const difference = matrix[a + k] - matrix[b + k];
    even += before * before;
    odd += difference * difference;
  }
  const last = n % 2 === 1 ? matrix[a + n - 1] - matrix[b + n - 1] : 0;
  return Math.sqrt(even + odd + last * last);
}
