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
  let place = 0;
  for (let k = 0; k < n - 1; k++) {
    merges.a[k] = tree.outside[place];
    take(tree, place);
    place = nearestOutside(tree);
    merges.b[k] = tree.outside[place];
    merges.heights[k] = distanceToTree(tree, merges.b[k]);
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

/** Takes the leaf at that place outside into the tree, and notes which leaves outside are nearer to it than to the others. */
function take(tree: GrowingTree, place: number): void {
  const { rounded, outside, nearer, farther } = tree;
  const leaf = outside[place];
  outside[place] = outside[--tree.count];
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

/** The place outside of the leaf that is nearest to the tree. */
function nearestOutside(tree: GrowingTree): number {
  const { outside, square, count, farther } = tree;
  let [nearest, least, second] = [0, square[outside[0]], Number.POSITIVE_INFINITY];
  for (let p = 1; p < count; p++) {
    const at = square[outside[p]];
    if (at < least) {
      second = least;
      least = at;
      nearest = p;
    } else if (at < second) second = at;
  }
  const most = farther[outside[nearest]];
  return second > most ? nearest : nearestOf(tree, most);
}

/** The place of the nearest of the leaves that may be, the first leaf of equals. */
function nearestOf(tree: GrowingTree, most: number): number {
  const { outside, square, count } = tree;
  let nearest = -1;
  for (let p = 0; p < count; p++) {
    if (square[outside[p]] > most) continue;
    if (nearest === -1 || comesFirst(tree, outside[p], outside[nearest])) nearest = p;
  }
  return nearest;
}

function comesFirst(tree: GrowingTree, i: number, j: number): boolean {
  const difference = distanceToTree(tree, i) - distanceToTree(tree, j);
  return difference < 0 || (difference === 0 && i < j);
}

/** Distance of a leaf outside to the tree, computed when it is first asked for. */
function distanceToTree(tree: GrowingTree, i: number): number {
  const { distance, neighbour } = tree;
  if (Number.isNaN(distance[i])) distance[i] = distanceTo(tree, i, neighbour[i]);
  return distance[i];
}

/** In four sums, because one would wait for each of its additions. */
function distanceTo({ matrix, n }: GrowingTree, i: number, j: number): number {
  const [a, b, whole] = [i * n, j * n, n - (n % 4)];
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let k = 0; k < whole; k += 4) {
    p += (matrix[a + k] - matrix[b + k]) ** 2;
    q += (matrix[a + k + 1] - matrix[b + k + 1]) ** 2;
    r += (matrix[a + k + 2] - matrix[b + k + 2]) ** 2;
    s += (matrix[a + k + 3] - matrix[b + k + 3]) ** 2;
  }
  for (let k = whole; k < n; k++) p += (matrix[a + k] - matrix[b + k]) ** 2;
  return Math.sqrt(p + q + (r + s));
}
