import { diagonalRoots } from '../matrix/symmetric.js';
import { correlationFromCovariance } from '../moments/correlation.js';
import { type ResidentRows, ROWS_AT_ONCE, residentRows } from '../moments/resident-rows.js';
import { cholesky, choleskySolve } from './cholesky.js';
import { covarianceTimes, dot } from './covariance-product.js';

/** Largest relative deviation of a risk share at which the sweeps end. */
const TOLERANCE = 1e-12;
/** About ten sweeps are usual; where a hundred are not enough, assets hedge each other and Newton's method is faster. */
const MAX_SWEEPS = 100;
const MAX_NEWTON_STEPS = 100;
/** Newton decrement from which a full step converges quadratically, and one from which it ends in rounding. */
const QUADRATIC = (3 - Math.sqrt(5)) / 2;
const LAST = 1e-8;

export interface LogBarrierMinimum {
  readonly x: Float64Array;
  readonly solver: 'ccd' | 'ccd+newton';
  /** Sweeps and Newton steps. */
  readonly iterations: number;
}

/**
 * Minimum of ½x'Σx - Σ b_i·ln(x_i) over x > 0, where x_i(Σx)_i = b_i for all assets: cyclic coordinate descent, then, if it
 * is slow, damped Newton steps. The x of a Σ that admits a perfect hedge has no limit; the last one is returned.
 *
 * @param covariance - N × N, symmetric, positive semi-definite, variances above 0, row-major
 * @param budgets - b, N risk budgets above 0 with sum 1
 *
 * Source: Griveau-Billion, Richard, Roncalli (2013), "A fast algorithm for computing high-dimensional risk parity
 * portfolios", section 2.2; Spinu (2013), "An algorithm for computing risk parity weights", section 3.
 */
export function minimiseLogBarrier(covariance: Float64Array, budgets: Float64Array): LogBarrierMinimum {
  const rows = residentRows(covariance, budgets.length);
  const x = rows.vector;
  x.set(inverseVolatilities(covariance, budgets.length));
  for (let sweeps = 1; sweeps <= MAX_SWEEPS; sweeps++) {
    if (sweep(covariance, rows, budgets) <= TOLERANCE) return { x: x.slice(), solver: 'ccd', iterations: sweeps };
  }
  return newton(covariance, x, budgets);
}

/** The start: in proportion to 1/σ, at the scale where x'Σx = 1, but no more than where the assets do not hedge each other. */
function inverseVolatilities(covariance: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) x[i] = 1 / Math.sqrt(covariance[i * n + i]);
  const scale = 1 / Math.sqrt(Math.max(n, dot(x, covarianceTimes(covariance, x))));
  for (let i = 0; i < n; i++) x[i] *= scale;
  return x;
}

/** One pass over the coordinates; returns the largest relative deviation of a risk share that it met. */
function sweep(covariance: Float64Array, rows: ResidentRows, budgets: Float64Array): number {
  let worst = 0;
  for (let first = 0; first < budgets.length; first += ROWS_AT_ONCE) {
    worst = Math.max(worst, descend(covariance, rows, { first, budgets }));
  }
  return worst;
}

/** Moves a few coordinates one after the other: their marginal risks are taken at once, and then kept up to date. */
function descend(
  covariance: Float64Array,
  { vector: x, products }: ResidentRows,
  { first, budgets }: { first: number; budgets: Float64Array },
): number {
  const n = x.length;
  const marginals = products(first);
  const end = Math.min(n, first + ROWS_AT_ONCE);
  let worst = 0;
  for (let i = first; i < end; i++) {
    const marginal = marginals[i - first];
    const variance = covariance[i * n + i];
    worst = Math.max(worst, Math.abs((x[i] * marginal) / budgets[i] - 1));
    const moved = positiveRoot(variance, marginal - variance * x[i], budgets[i]) - x[i];
    x[i] += moved;
    for (let k = i + 1; k < end; k++) marginals[k - first] += covariance[k * n + i] * moved;
  }
  return worst;
}

/** The positive root of variance·x² + others·x - budget = 0, without cancellation. */
function positiveRoot(variance: number, others: number, budget: number): number {
  const root = Math.sqrt(others * others + 4 * variance * budget);
  return others > 0 ? (2 * budget) / (others + root) : (root - others) / (2 * variance);
}

/** Newton's method from x, in units in which every variance is 1. */
function newton(covariance: Float64Array, x: Float64Array, budgets: Float64Array): LogBarrierMinimum {
  const n = x.length;
  const volatilities = diagonalRoots(covariance, n);
  const correlation = correlationFromCovariance(covariance, n);
  const scaled = x.map((value, i) => value * volatilities[i]);
  let steps = 0;
  let decrement = Number.POSITIVE_INFINITY;
  while (decrement > LAST && steps < MAX_NEWTON_STEPS) {
    decrement = newtonStep(correlation, scaled, budgets);
    steps++;
  }
  const unscaled = scaled.map((value, i) => value / volatilities[i]);
  return { x: unscaled, solver: 'ccd+newton', iterations: MAX_SWEEPS + steps };
}

/**
 * A step on the objective divided by its least budget, which is self-concordant, so that the damped step keeps x > 0;
 * returns its decrement.
 */
function newtonStep(correlation: Float64Array, x: Float64Array, budgets: Float64Array): number {
  const n = x.length;
  const scale = 1 / budgets.reduce((least, budget) => Math.min(least, budget));
  const barrier = (i: number) => (scale * budgets[i]) / x[i];
  const hessian = correlation.map((rho, k) => scale * rho + (k % (n + 1) === 0 ? barrier(k % n) / x[k % n] : 0));
  const gradient = covarianceTimes(correlation, x).map((marginal, i) => scale * marginal - barrier(i));
  const factor = cholesky(hessian, n);
  if (factor === null) return 0;
  const direction = choleskySolve(factor, gradient);
  const decrement = Math.sqrt(Math.max(0, dot(gradient, direction)));
  const length = decrement < QUADRATIC ? 1 : 1 / (1 + decrement);
  for (let i = 0; i < n; i++) x[i] -= length * direction[i];
  return decrement;
}
