import { cholesky, choleskySolve } from './cholesky.js';
import { covarianceTimes, dot, rowTimes } from './covariance-product.js';

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
 * Minimum of ½x'Cx - Σ b_i·ln(x_i) over x > 0, where x_i(Cx)_i = b_i for all assets: cyclic coordinate descent, then, if it
 * is slow, damped Newton steps. The x of a C that admits a perfect hedge has no limit; the last one is returned.
 *
 * @param correlation - N × N, symmetric, positive semi-definite, 1 on the diagonal, row-major
 * @param budgets - b, N risk budgets above 0 with sum 1
 *
 * Source: Griveau-Billion, Richard, Roncalli (2013), "A fast algorithm for computing high-dimensional risk parity
 * portfolios", section 2.2; Spinu (2013), "An algorithm for computing risk parity weights", section 3.
 */
export function minimiseLogBarrier(correlation: Float64Array, budgets: Float64Array): LogBarrierMinimum {
  const x = new Float64Array(budgets.length).fill(1 / Math.sqrt(budgets.length));
  for (let sweeps = 1; sweeps <= MAX_SWEEPS; sweeps++) {
    if (sweep(correlation, x, budgets) <= TOLERANCE) return { x, solver: 'ccd', iterations: sweeps };
  }
  let steps = 0;
  let decrement = Number.POSITIVE_INFINITY;
  while (decrement > LAST && steps < MAX_NEWTON_STEPS) {
    decrement = newtonStep(correlation, x, budgets);
    steps++;
  }
  return { x, solver: 'ccd+newton', iterations: MAX_SWEEPS + steps };
}

/** One pass over the coordinates; returns the largest relative deviation of a risk share that it met. */
function sweep(correlation: Float64Array, x: Float64Array, budgets: Float64Array): number {
  let worst = 0;
  for (let i = 0; i < x.length; i++) {
    const others = rowTimes(correlation, i, x) - x[i];
    worst = Math.max(worst, Math.abs((x[i] * (x[i] + others)) / budgets[i] - 1));
    x[i] = positiveRoot(others, budgets[i]);
  }
  return worst;
}

/** The positive root of x² + others·x - budget = 0, without cancellation. */
function positiveRoot(others: number, budget: number): number {
  const root = Math.sqrt(others * others + 4 * budget);
  return others > 0 ? (2 * budget) / (others + root) : (root - others) / 2;
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
