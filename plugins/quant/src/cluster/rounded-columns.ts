import { integerGram, integerRowLength } from '../moments/integer-gram.js';

/** Most that a column of 16-bit integers may be long: then each of them fits, and each inner product of two columns fits 32 bits. */
const LONGEST = 32_767;
/** The origin is the mean of one column of so many. */
const SPARED = 16;
/** More than what the doubles' own rounding adds to a distance, in steps. */
const OF_DOUBLES = 1e-3;
/** Makes every integer positive, so that to truncate it, with half a step more, is to round it: `Math.round` takes four times as long. */
const OFFSET = 32_768;
const MIDDLE = OFFSET + 0.5;

/** Columns of a matrix, rounded to whole steps: near enough to tell most of their distances apart. */
export interface RoundedColumns {
  /** N × N inner products, symmetric; valid until the next call. */
  readonly products: Int32Array;
  /** Where the next row of the products starts. */
  readonly rowLength: number;
  /** N squared lengths. */
  readonly lengths: Float64Array;
  /** Most by which a distance of two rounded columns is off, in steps. */
  readonly error: number;
}

/**
 * Rounds the columns of a matrix, less one that no distance depends on, to the finest 16-bit integers whose inner products are
 * exact.
 *
 * @param matrix - N × N, symmetric, row-major, no NaN
 */
export function roundedColumns(matrix: Float64Array, n: number): RoundedColumns {
  const origin = originOf(matrix, n);
  const longest = longestOf(matrix, origin);
  // Rounding adds half a step to a component, and so √N/2 to the length of a column.
  const steps = longest > 0 ? (LONGEST - Math.sqrt(n) / 2) / longest : 0;
  const length = integerRowLength(n);
  let worst = 0;
  const { products, rowLength } = integerGram(n, n, (target) => {
    for (let i = 0; i < n; i++) {
      worst = Math.max(worst, putRounded(target, i * length, { matrix, row: i * n, origin, steps }));
    }
  });
  mirror(products, n, rowLength);
  const lengths = Float64Array.from({ length: n }, (_, i) => products[i * rowLength + i]);
  return { products, rowLength, lengths, error: 2 * Math.sqrt(worst) + OF_DOUBLES };
}

/** Mean of some of the columns: somewhere among them, where they are short. */
function originOf(matrix: Float64Array, n: number): Float64Array {
  const origin = new Float64Array(n);
  const some = Math.ceil(n / SPARED);
  for (let i = 0; i < n; i += SPARED) addTo(origin, matrix.subarray(i * n, i * n + n));
  for (let k = 0; k < n; k++) origin[k] /= some;
  return origin;
}

function addTo(sums: Float64Array, column: Float64Array): void {
  for (let k = 0; k < sums.length; k++) sums[k] += column[k];
}

/** Length of the longest column less the origin. Two sums, because one would wait for each of its additions. */
function longestOf(matrix: Float64Array, origin: Float64Array): number {
  const n = origin.length;
  let most = 0;
  for (let row = 0; row < matrix.length; row += n) {
    let even = n % 2 === 1 ? (matrix[row + n - 1] - origin[n - 1]) ** 2 : 0;
    let odd = 0;
    for (let k = 1; k < n; k += 2) {
      even += (matrix[row + k - 1] - origin[k - 1]) ** 2;
      odd += (matrix[row + k] - origin[k]) ** 2;
    }
    most = Math.max(most, even + odd);
  }
  return Math.sqrt(most);
}

interface Rounding {
  readonly matrix: Float64Array;
  readonly row: number;
  readonly origin: Float64Array;
  readonly steps: number;
}

/** Returns the squared length of what rounding changes. */
function putRounded(target: Int16Array, at: number, { matrix, row, origin, steps }: Rounding): number {
  let change = 0;
  for (let k = 0; k < origin.length; k++) {
    const inSteps = (matrix[row + k] - origin[k]) * steps;
    const rounded = ((inSteps + MIDDLE) | 0) - OFFSET;
    change += (inSteps - rounded) ** 2;
    target[at + k] = rounded;
  }
  return change;
}

function mirror(products: Int32Array, n: number, rowLength: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) products[j * rowLength + i] = products[i * rowLength + j];
}
