/** In a matrix whose largest element is 1, an element below this is 0: its square would leave the range of a double. */
export const VANISHING = 2 ** -480;

/** A symmetric matrix as scale · H₁'…·T·…H₁, with T tridiagonal and its largest element near 1. */
export interface Tridiagonal {
  readonly scale: number;
  readonly diagonal: Float64Array;
  /** Element k stands beside the diagonal in rows k and k + 1; the last is 0. */
  readonly beside: Float64Array;
  /** N × N: in row k the vector v of the reflection I - vv'/half of the first k coordinates. */
  readonly reflectors: Float64Array;
  /** v'v/2 of each row; 0 where there is no reflection. */
  readonly halves: Float64Array;
}

/**
 * Reduces a symmetric matrix by Householder reflections from the last row up.
 *
 * @param symmetric - N × N, symmetric, finite, row-major; the lower triangle is read
 *
 * Source: Wilkinson, Reinsch (1971), "Handbook for Automatic Computation, Linear Algebra", procedure tred1.
 */
export function tridiagonal(symmetric: Float64Array, n: number): Tridiagonal {
  const scale = largestMagnitude(symmetric);
  const matrix = symmetric.map((value) => (scale === 0 ? 0 : value / scale));
  const halves = new Float64Array(n);
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  for (let row = n - 1; row > 0; row--) {
    const reflector = matrix.subarray(row * n, row * n + row);
    diagonal[row] = matrix[row * n + row];
    beside[row - 1] = reflector[row - 1];
    const rest = sumOfSquares(reflector.subarray(0, row - 1));
    if (rest < VANISHING * VANISHING) continue;
    const corner = reflector[row - 1];
    const norm = Math.sqrt(corner * corner + rest);
    beside[row - 1] = corner < 0 ? norm : -norm;
    reflector[row - 1] = corner - beside[row - 1];
    halves[row] = norm * (norm + Math.abs(corner));
    reflect(matrix, n, { reflector, half: halves[row] });
  }
  diagonal[0] = matrix[0];
  return { scale, diagonal, beside, reflectors: matrix, halves };
}

/** A ← H·A·H on the leading block, H = I - v·v' / half, half = v'v / 2. */
function reflect(
  matrix: Float64Array,
  n: number,
  { reflector, half }: { readonly reflector: Float64Array; readonly half: number },
): void {
  const image = new Float64Array(reflector.length);
  for (let i = 0; i < image.length; i++) addSymmetricProduct(image, matrix.subarray(i * n, i * n + i + 1), reflector);
  for (let i = 0; i < image.length; i++) image[i] /= half;
  const share = innerProduct(reflector, image) / (2 * half);
  for (let i = 0; i < image.length; i++) image[i] -= share * reflector[i];
  for (let i = 0; i < image.length; i++) {
    subtractRankTwo(matrix.subarray(i * n, i * n + i + 1), reflector, image);
  }
}

/** Adds to `product` what row i of a lower triangle gives to A·v, on either side of the diagonal. */
function addSymmetricProduct(product: Float64Array, row: Float64Array, vector: Float64Array): void {
  const i = row.length - 1;
  let sum = row[i] * vector[i];
  for (let j = 0; j < i; j++) {
    sum += row[j] * vector[j];
    product[j] += row[j] * vector[i];
  }
  product[i] += sum;
}

/** Row i of A - v·q' - q·v', up to the diagonal. */
function subtractRankTwo(row: Float64Array, v: Float64Array, q: Float64Array): void {
  const i = row.length - 1;
  for (let j = 0; j <= i; j++) row[j] -= v[i] * q[j] + q[i] * v[j];
}

/** Turns an eigenvector of the tridiagonal matrix, in its own memory, into one of the matrix that was reduced. */
export function turnBack({ reflectors, halves }: Tridiagonal, vector: Float64Array): void {
  const n = vector.length;
  for (let row = 1; row < n; row++) {
    if (halves[row] === 0) continue;
    const share = innerProduct(reflectors.subarray(row * n, row * n + row), vector) / halves[row];
    for (let k = 0; k < row; k++) vector[k] -= share * reflectors[row * n + k];
  }
}

function largestMagnitude(values: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < values.length; k++) if (Math.abs(values[k]) > largest) largest = Math.abs(values[k]);
  return largest;
}

function sumOfSquares(values: Float64Array): number {
  return innerProduct(values, values);
}

/** x'y, over the length of x. */
export function innerProduct(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k] * y[k];
  return sum;
}
