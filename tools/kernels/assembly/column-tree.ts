import { integerProducts } from './integer-products';
import { doubleAt, filledUp, integerAt } from './lanes';
import { finestSteps, originOf, roundColumns, squaredDistance } from './rounded-columns';

/** More than what the doubles' own rounding adds to a distance, in steps. */
const OF_DOUBLES: f64 = 1e-3;
/** The square of a leaf that has no neighbour yet, or is in the tree; that of a neighbour is below it. */
const NONE: u32 = 0xffffffff;
const IN_TREE: i32 = -1;

/** The tree while it grows: where its parts begin. */
const matrix: usize = 0;
let n: i32 = 0;
/** Leaves, filled up to a multiple of four; and what of each leaf stands in so many integers. */
let filled: i32 = 0;
/** N - 1 heights, and the two leaves of each merge. */
let heights: usize = 0;
let taken: usize = 0;
let joining: usize = 0;
/** Inner products of the rounded columns, filled × filled. */
let products: usize = 0;
/** Of each leaf outside: the leaf of the tree that is nearest. */
let neighbour: usize = 0;
/** Its squared distance in square steps, and those of a leaf that is nearer, or farther, whatever was rounded away. */
let square: usize = 0;
let nearer: usize = 0;
let farther: usize = 0;
/** Squared lengths of the rounded columns. */
let lengths: usize = 0;
/** Distances of the leaves outside, where they have been computed; NaN elsewhere. */
let distance: usize = 0;
/** Four squares at hand. */
let squares: usize = 0;
/** The components that no distance depends on, and the columns in whole steps. */
let origin: usize = 0;
let series: usize = 0;

/** Bytes of the memory that `columnTree` needs for n columns. */
export function columnTreeBytes(columns: i32): usize {
  return layOut(columns);
}

/** Lays the parts out one after the other; returns where the last one ends. */
function layOut(columns: i32): usize {
  n = columns;
  filled = filledUp(n, 4);
  heights = doubleAt(0, n * n);
  taken = doubleAt(heights, n);
  joining = integerAt(taken, n);
  distance = doubleAt(0, n * n + 2 * n);
  origin = doubleAt(distance, n);
  neighbour = doubleAt(origin, n);
  square = integerAt(neighbour, filled);
  nearer = integerAt(square, filled);
  farther = integerAt(nearer, filled);
  lengths = integerAt(farther, filled);
  squares = integerAt(lengths, filled);
  products = integerAt(squares, 4);
  series = integerAt(products, filled * filled);
  return series + <usize>filled * seriesLength();
}

/** Bytes of a rounded column. */
function seriesLength(): usize {
  return (<usize>filledUp(n, 8)) << 1;
}

/**
 * Single linkage of the columns of a matrix by the Euclidean distances between them: the minimum spanning tree, grown from leaf 0, of
 * equally near leaves the first. Columns rounded to integers tell which leaf is nearest wherever distances differ by more than that
 * rounding; elsewhere, and for the heights, the distances themselves are computed. So none is left out that decides, and few are computed.
 *
 * The matrix (columns × columns doubles, symmetric) stands at 0; after it are put the columns - 1 heights (doubles), as many leaves that the
 * tree took last (integers), and those that join then; between them there is room for one more of each.
 */
export function columnTree(columns: i32): void {
  layOut(columns);
  const either = 2 * roundedProducts();
  startOutside();
  let leaf = 0;
  for (let merge = 0; merge < n - 1; merge++) {
    take(leaf, either);
    const next = nearestOutside();
    store<i32>(integerAt(taken, merge), leaf);
    store<i32>(integerAt(joining, merge), next);
    store<f64>(doubleAt(heights, merge), distanceToTree(next));
    leaf = next;
  }
}

/** Rounds the columns and multiplies them; returns the most by which a distance of two of them is off, in steps. */
function roundedProducts(): f64 {
  const length = seriesLength();
  memory.fill(series, 0, <usize>filled * length);
  originOf(matrix, n, origin);
  const worst = roundColumns(matrix, n, origin, finestSteps(matrix, n, origin), series, length);
  integerProducts(series, filled, length, products);
  return 2 * sqrt(worst) + OF_DOUBLES;
}

function startOutside(): void {
  for (let i = 0; i < filled; i++) {
    const outside = i < n;
    store<i32>(integerAt(neighbour, i), outside ? 0 : IN_TREE);
    store<u32>(integerAt(square, i), NONE);
    store<u32>(integerAt(nearer, i), outside ? NONE : 0);
    store<u32>(integerAt(farther, i), outside ? NONE : 0);
    store<u32>(integerAt(lengths, i), load<u32>(integerAt(products, i * filled + i)));
  }
}

/** Takes a leaf into the tree, and notes which leaves outside are nearer to it than to the others. */
function take(leaf: i32, either: f64): void {
  store<i32>(integerAt(neighbour, leaf), IN_TREE);
  store<u32>(integerAt(square, leaf), NONE);
  store<u32>(integerAt(farther, leaf), 0);
  const own = i32x4.splat(load<i32>(integerAt(lengths, leaf)));
  const row = integerAt(products, leaf * filled);
  for (let i = 0; i < filled; i += 4) {
    const both = i32x4.add(own, v128.load(integerAt(lengths, i)));
    const four = i32x4.sub(both, i32x4.shl(v128.load(integerAt(row, i)), 1));
    const near = i32x4.le_u(four, v128.load(integerAt(farther, i)));
    if (!v128.any_true(near)) continue;
    v128.store(squares, four);
    for (let lanes = i32x4.bitmask(near); lanes !== 0; lanes &= lanes - 1) {
      const lane = ctz(lanes);
      compare(i + lane, leaf, load<u32>(integerAt(squares, lane)), either);
    }
  }
}

/** Lets a leaf become the neighbour of one outside that is nearer to it than to the leaves before. */
function compare(i: i32, leaf: i32, toLeaf: u32, either: f64): void {
  if (load<i32>(integerAt(neighbour, i)) === IN_TREE) return;
  if (toLeaf >= load<u32>(integerAt(nearer, i)) && !(distanceOf(i, leaf) < distanceToTree(i))) return;
  const steps = sqrt<f64>(toLeaf);
  const least = max<f64>(0, steps - either);
  const most = steps + either;
  store<i32>(integerAt(neighbour, i), leaf);
  store<u32>(integerAt(square, i), toLeaf);
  store<u32>(integerAt(nearer, i), <u32>ceil(least * least));
  store<u32>(integerAt(farther, i), <u32>min<f64>(NONE - 1, floor(most * most)));
  store<f64>(doubleAt(distance, i), NaN);
}

/** The leaf outside that is nearest to the tree, the first one of equals. */
function nearestOutside(): i32 {
  let nearest = leastSquare();
  const most = i32x4.splat(load<i32>(integerAt(farther, nearest)));
  for (let i = 0; i < filled; i += 4) {
    let lanes = i32x4.bitmask(i32x4.le_u(v128.load(integerAt(square, i)), most));
    for (; lanes !== 0; lanes &= lanes - 1) {
      const other = i + ctz(lanes);
      if (other !== nearest && comesFirst(other, nearest)) nearest = other;
    }
  }
  return nearest;
}

/** The first leaf of the least square. */
function leastSquare(): i32 {
  let least = i32x4.splat(NONE);
  for (let i = 0; i < filled; i += 4) least = i32x4.min_u(least, v128.load(integerAt(square, i)));
  least = i32x4.min_u(least, v128.shuffle<i32>(least, least, 2, 3, 0, 1));
  least = i32x4.min_u(least, v128.shuffle<i32>(least, least, 1, 0, 3, 2));
  let i = 0;
  while (!v128.any_true(i32x4.eq(v128.load(integerAt(square, i)), least))) i += 4;
  return i + ctz(i32x4.bitmask(i32x4.eq(v128.load(integerAt(square, i)), least)));
}

function comesFirst(i: i32, j: i32): boolean {
  const difference = distanceToTree(i) - distanceToTree(j);
  return difference < 0 || (difference === 0 && i < j);
}

/** Distance of a leaf outside to the tree, computed when it is first asked for. */
function distanceToTree(i: i32): f64 {
  const at = doubleAt(distance, i);
  if (isNaN(load<f64>(at))) store<f64>(at, distanceOf(i, load<i32>(integerAt(neighbour, i))));
  return load<f64>(at);
}

function distanceOf(i: i32, j: i32): f64 {
  return sqrt(squaredDistance(doubleAt(matrix, i * n), doubleAt(matrix, j * n), n));
}
