import { distanceOf } from '../cluster/distance.js';
import { growTo, instantiate, type Kernels } from '../kernels/kernels.js';
import { correlationOf } from '../moments/correlation.js';
import { mirrorLowerTriangle } from '../moments/gram.js';

/** Correlation up to which a product with inverse volatilities leaves the distance all but its last digits. */
const NEARLY_ONE = 0.999;

/** Besides those of the Gram matrix: their memory holds the distances. */
const kernels = instantiate();

/**
 * Distances √(½(1 - ρ)) of the correlations that a covariance implies, without the matrix of these.
 *
 * @param covariance - N × N, symmetric, row-major
 * @param kept - what a ridge leaves of a correlation
 * @returns N × N, symmetric, 0 on the diagonal; valid until the next call
 */
export function impliedDistances(covariance: Float64Array, n: number, kept: number): Float64Array {
  return (kernels && distancesBy(kernels, covariance, { n, kept })) ?? plainDistances(covariance, n, kept);
}

/** The kernel takes the covariance at 0 and leaves the distances there; null where it does not see to correlations near ±1. */
function distancesBy(
  of: Kernels,
  covariance: Float64Array,
  { n, kept }: { n: number; kept: number },
): Float64Array | null {
  growTo(of, (n + 1) * n * Float64Array.BYTES_PER_ELEMENT);
  const distances = new Float64Array(of.memory.buffer, 0, n * n);
  distances.set(covariance);
  return of.impliedDistances(n, kept) ? distances : null;
}

function plainDistances(covariance: Float64Array, n: number, kept: number): Float64Array {
  const distances = new Float64Array(n * n);
  const inverses = Float64Array.from({ length: n }, (_, i) => 1 / Math.sqrt(covariance[i * n + i]));
  for (let i = 0; i < n; i++) setRow(distances, i, { covariance, inverses, kept });
  mirrorLowerTriangle(distances, n);
  return distances;
}

interface Volatile {
  readonly covariance: Float64Array;
  /** N inverse volatilities. */
  readonly inverses: Float64Array;
  readonly kept: number;
}

/** By the inverse volatilities, which is quicker; near ±1, where digits of the difference count, and without a volatility as it is defined. */
function setRow(distances: Float64Array, i: number, { covariance, inverses, kept }: Volatile): void {
  const n = inverses.length;
  const [row, own] = [i * n, inverses[i] * kept];
  for (let j = 0; j < i; j++) {
    const quick = covariance[row + j] * own * inverses[j];
    const correlation =
      Math.abs(quick) < NEARLY_ONE
        ? quick
        : correlationOf(covariance[row + j], covariance[row + i], covariance[j * n + j]) * kept;
    distances[row + j] = distanceOf(correlation);
  }
}
