import { gram } from '../moments/gram.js';
import { certified } from './certificate.js';
import { cheapestVertex } from './cheapest-vertex.js';
import { dot } from './covariance-product.js';
import { naturalResidual } from './kkt-residual.js';
import { minimiseQuadratic } from './minimise-quadratic.js';
import { portfolioSeries } from './portfolio-series.js';
import type { Constraints, Solution } from './types.js';

/** Newton steps after which the set of shortfalls is taken to cycle; about six are usual. */
const MAX_STEPS = 100;
/** KKT residual that is rounding. */
const EXACT = 1e-12;
/** Halvings of the interval of a step's length. */
const HALVINGS = 60;
/** Share of the holdings' mean downside below which the portfolio's counts as hedged away. */
const HEDGED = 1e-6;

/** ½Σ max(0, a_t'w)² - t'w: semi-variance and second lower partial moment, by what each asset falls short of. */
export interface Downside {
  /** N series of T shortfalls a_t: what each asset is below its mean, or below an acceptable return. */
  readonly columns: readonly Float64Array[];
  /** t, N values in the unit of the squares; 0 for the least downside. */
  readonly tilt: Float64Array;
}

/**
 * The least downside less a tilt, by Newton's method: with the rows that fall short held fixed the objective is that of
 * minimum variance, solved as such; the step towards its minimum is as long as the true objective falls.
 *
 * @param constraints - a feasible set of the N assets
 * @returns weights, and a certificate with the KKT residual of the true objective
 *
 * Source: Markowitz, Todd, Xu, Yamane (1993), "Computation of mean-semivariance efficient sets by the critical line
 * algorithm", for the problem; Qi, Sun (1993), "A nonsmooth version of Newton's method", for the method.
 */
export function minDownside(downside: Downside, constraints: Constraints): Solution {
  const { columns, tilt } = downside;
  let weights = cheapestVertex(squaresOf(columns), constraints);
  let [iterations, length] = [0, 1];
  for (let steps = 0; ; steps++) {
    const shortfalls = shortfallsOf(columns, weights);
    const kktResidual = residualAt(downside, { weights, shortfalls }, constraints);
    if (kktResidual <= EXACT || length === 0 || steps === MAX_STEPS) {
      return certified(weights, constraints, { solver: 'newton', kktResidual, iterations });
    }
    const objective = { covariance: gramOf(columns, shortfalls), gains: tilt, tolerance: 1 };
    const newton = minimiseQuadratic(objective, constraints, weights);
    iterations += newton.certificate.iterations;
    const direction = newton.weights.map((w, i) => w - weights[i]);
    length = stepLength(downside, { weights, direction });
    weights = length === 1 ? newton.weights : weights.map((w, i) => w + length * direction[i]);
  }
}

/** max(0, a_t'w) of each row. */
function shortfallsOf(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  return portfolioSeries(columns, weights).map((value) => Math.max(0, value));
}

/** Σ a_t a_t' over the rows that fall short. */
function gramOf(columns: readonly Float64Array[], shortfalls: Float64Array): Float64Array {
  const short = Array.from(shortfalls.keys()).filter((t) => shortfalls[t] > 0);
  const series = new Float64Array(columns.length * short.length);
  columns.forEach((column, i) => {
    for (let k = 0; k < short.length; k++) series[i * short.length + k] = column[short[k]];
  });
  return gram(series, columns.length, short.length);
}

function residualAt(
  { columns, tilt }: Downside,
  { weights, shortfalls }: { weights: Float64Array; shortfalls: Float64Array },
  constraints: Constraints,
): number {
  const gradient = Float64Array.from(columns, (column, i) => dot(column, shortfalls) - tilt[i]);
  const scale = Math.max(dot(shortfalls, shortfalls), HEDGED * dot(weights, squaresOf(columns)));
  return naturalResidual(weights, constraints, { gradient, scale });
}

/** The share of the direction, at most all of it, at which the objective stops falling. */
function stepLength(
  { columns, tilt }: Downside,
  { weights, direction }: { weights: Float64Array; direction: Float64Array },
): number {
  const from = portfolioSeries(columns, weights);
  const change = portfolioSeries(columns, direction);
  const gain = dot(tilt, direction);
  const slopeAt = (length: number) =>
    from.reduce((sum, value, t) => sum + Math.max(0, value + length * change[t]) * change[t], -gain);
  if (slopeAt(1) <= 0) return 1;
  let [falling, rising] = [0, 1];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (falling + rising) / 2;
    if (slopeAt(middle) <= 0) falling = middle;
    else rising = middle;
  }
  return falling;
}

function squaresOf(columns: readonly Float64Array[]): Float64Array {
  return Float64Array.from(columns, (column) => dot(column, column));
}
