/** In a matrix whose largest element is 1, an element below this is 0: its square would leave the range of a double. */
const VANISHING = 2 ** -480;

/**
 * Eigenvalues of a symmetric matrix, without its eigenvectors: Householder reflections to a tridiagonal matrix, then QL
 * with implicit Wilkinson shifts, which always converges. Absolute error some roundings of the largest eigenvalue.
 *
 * @param symmetric - N × N, symmetric, finite, row-major; the lower triangle is read
 * @param n - N, the number of rows
 * @returns N eigenvalues in no particular order
 *
 * Source: Wilkinson, Reinsch (1971), "Handbook for Automatic Computation, Linear Algebra", procedures tred1 and imtql1.
 */
export function symmetricEigenvalues(symmetric: Float64Array, n: number): Float64Array {
  const scale = largestMagnitude(symmetric);
  if (scale === 0) return new Float64Array(n);
  const { diagonal, beside } = tridiagonal(
    symmetric.map((value) => value / scale),
    n,
  );
  for (let first = 0; first < n; first++) {
    for (let last = blockEnd(diagonal, beside, first); last > first; last = blockEnd(diagonal, beside, first)) {
      if (last === first + 1) solvePair(diagonal, beside, first);
      else implicitQl(diagonal, beside, [first, last]);
    }
  }
  return diagonal.map((value) => value * scale);
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Element k stands beside the diagonal in rows k and k + 1; the last is 0. */
  readonly beside: Float64Array;
}

function largestMagnitude(values: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < values.length; k++) if (Math.abs(values[k]) > largest) largest = Math.abs(values[k]);
  return largest;
}

/** Reduces the matrix, in its own memory, from the last row up. */
function tridiagonal(matrix: Float64Array, n: number): Tridiagonal {
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
    reflect(matrix, n, { reflector, half: norm * (norm + Math.abs(corner)) });
  }
  diagonal[0] = matrix[0];
  return { diagonal, beside };
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

/** Last row of the block from `first` on that no negligible element cuts. */
function blockEnd(diagonal: Float64Array, beside: Float64Array, first: number): number {
  let last = first;
  while (
    last < diagonal.length - 1 &&
    Math.abs(beside[last]) > VANISHING + Number.EPSILON * (Math.abs(diagonal[last]) + Math.abs(diagonal[last + 1]))
  ) {
    last++;
  }
  return last;
}

/** The two eigenvalues of rows k and k + 1, the smaller without cancellation: 0 exactly where the two rows are alike. */
function solvePair(diagonal: Float64Array, beside: Float64Array, k: number): void {
  const half = (diagonal[k] + diagonal[k + 1]) / 2;
  const gap = (diagonal[k] - diagonal[k + 1]) / 2;
  const root = Math.sqrt(gap * gap + beside[k] * beside[k]);
  const far = half < 0 ? half - root : half + root;
  diagonal[k + 1] = far === 0 ? -root : (diagonal[k] / far) * diagonal[k + 1] - (beside[k] / far) * beside[k];
  diagonal[k] = far;
  beside[k] = 0;
}

/** One QL sweep over the block [first, last]. */
function implicitQl(
  diagonal: Float64Array,
  beside: Float64Array,
  [first, last]: readonly [first: number, last: number],
): void {
  const half = (diagonal[first + 1] - diagonal[first]) / (2 * beside[first]);
  const root = Math.sqrt(half * half + 1);
  let bulge = diagonal[last] - diagonal[first] + beside[first] / (half < 0 ? half - root : half + root);
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let k = last - 1; k >= first; k--) {
    const turned = sine * beside[k];
    const kept = cosine * beside[k];
    const length = Math.sqrt(turned * turned + bulge * bulge);
    beside[k + 1] = length;
    if (length === 0) {
      // The block has come apart: what was shifted so far goes back, and the next sweep is over the parts.
      diagonal[k + 1] -= shift;
      beside[last] = 0;
      return;
    }
    sine = turned / length;
    cosine = bulge / length;
    const base = diagonal[k + 1] - shift;
    const across = (diagonal[k] - base) * sine + 2 * cosine * kept;
    shift = sine * across;
    diagonal[k + 1] = base + shift;
    bulge = cosine * across - kept;
  }
  diagonal[first] -= shift;
  beside[first] = bulge;
  beside[last] = 0;
}

function sumOfSquares(values: Float64Array): number {
  return innerProduct(values, values);
}

function innerProduct(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k] * y[k];
  return sum;
}
