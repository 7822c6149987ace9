import { columnsOf, type ReturnsMatrix } from '../../matrix/returns-matrix.js';
import { certified } from '../certificate.js';
import { cheapestVertex } from '../cheapest-vertex.js';
import { dot } from '../covariance-product.js';
import { portfolioSeries } from '../portfolio-series.js';
import { invertBasis } from '../simplex/basis.js';
import { addCombination, addTerm, termsFor } from '../simplex/combination.js';
import { restoreByDual } from '../simplex/dual.js';
import { kinkedProblem, sizesOf } from '../simplex/kinked-problem.js';
import { lowerBound } from '../simplex/lower-bound.js';
import { minimiseKinked } from '../simplex/minimise-kinked.js';
import { refinedMultipliers } from '../simplex/pricing.js';
import { startAt } from '../simplex/start.js';
import { BELOW, type State } from '../simplex/state.js';
import type { Constraints, Solution } from '../types.js';
import { addCut, type CutStore, cutStore, MOST_CUTS } from './cut-store.js';
import type { RiskSubgradient } from './subgradient.js';

/** How far from the lower bound's weights towards the best ones the next cut is taken. */
const IN_OUT = 0.8;
/** Gap, relative to the risk, at which the best weights are the minimum. */
const EXACT = 1e-12;
/** Excess of the bound's weights over a new cut that is rounding, relative to the risk. */
const ROUNDING = 1e-13;
/** Share of the holdings' mean size below which a risk counts as hedged away. */
const HEDGED = 1e-3;

/** What is minimised. */
export interface CutMeasure {
  readonly risk: RiskSubgradient;
  /** T × N returns, or running sums of them for a measure of drawdowns. */
  readonly returns: ReturnsMatrix;
  /** t, N values in the unit of the returns; 0 for the least risk. */
  readonly tilt: Float64Array;
}

interface CutProblem extends CutMeasure {
  readonly columns: readonly Float64Array[];
}

/** Weights, their risk less their tilt, and the cut that supports the risk there. */
interface Point {
  readonly weights: Float64Array;
  readonly value: number;
  readonly risk: number;
  readonly cut: Float64Array;
}

/**
 * The least risk less a tilt t, argmin ρ(w) - t'w, of a convex measure of degree 1, by cutting planes: the measure is the
 * largest of its linear supports g'w, and those met so far give weights and a lower bound by linear programming. The next
 * support is taken between these weights and the best ones known (in-out), which needs fewer of them.
 *
 * @param constraints - a feasible set of the N assets
 * @returns the best weights, and a certificate with the duality gap
 *
 * Source: Kelley (1960), "The cutting-plane method for solving convex programs"; Ben-Ameur, Neto (2007), "Acceleration of
 * cutting-plane and column generation algorithms".
 */
export function minByCuts(measure: CutMeasure, constraints: Constraints): Solution {
  const problem = { ...measure, columns: columnsOf(measure.returns) };
  const sizes = sizesOf(problem.columns);
  let best = pointAt(problem, cheapestVertex(sizes, constraints));
  const cuts = cutStore(sizes.length);
  addCut(cuts, best.cut);
  const costs = problem.tilt.map((gain) => -gain);
  const master = kinkedProblem({ costs, levelCosts: [1], kinks: cuts, constraints, sizes });
  const state = startAt(
    master,
    cheapestVertex(
      best.cut.map((slope, i) => slope + costs[i]),
      constraints,
    ),
  );
  let { iterations } = minimiseKinked(state);
  for (;;) {
    const scale = Math.max(Math.abs(best.risk), HEDGED * dot(best.weights, sizes));
    const run = restoreByDual(state, scale);
    iterations += run.iterations;
    const reached = best.value - dot(costs, state.weights) - state.levels[0] <= EXACT * scale;
    const moved =
      run.multipliers !== null &&
      !reached &&
      cuts.count + 2 <= MOST_CUTS &&
      nextCuts(problem, state, { cuts, best, scale });
    if (!moved) {
      const certain = run.multipliers !== null && invertBasis(master, state.basis);
      const bound = certain ? lowerBound(state, refinedMultipliers(state)) : Number.NaN;
      const dualityGap = (best.value - bound) / scale;
      return certified(best.weights, constraints, { solver: 'cutting-planes', dualityGap, iterations });
    }
    best = moved;
  }
}

/** Adds the support at the in-out point, and that at the bound's weights if the first does not cut them off; the best point then. Null where neither does. */
function nextCuts(
  problem: CutProblem,
  state: State,
  { cuts, best, scale }: { cuts: CutStore; best: Point; scale: number },
): Point | null {
  const { weights } = state;
  const inOut = pointAt(
    problem,
    weights.map((w, i) => w + IN_OUT * (best.weights[i] - w)),
  );
  const better = inOut.value < best.value ? inOut : best;
  if (cutOff(state, cuts, inOut.cut) > ROUNDING * scale) return better;
  const outer = pointAt(problem, weights.slice());
  if (cutOff(state, cuts, outer.cut) <= ROUNDING * scale) return outer.value < better.value ? outer : null;
  return outer.value < better.value ? outer : better;
}

/** Adds a cut, and tells by how much the state is above it. */
function cutOff({ weights, levels, excess, kinkSide }: State, cuts: CutStore, cut: Float64Array): number {
  excess[cuts.count] = dot(cut, weights) - levels[0];
  kinkSide[cuts.count] = BELOW;
  addCut(cuts, cut);
  return excess[cuts.count - 1];
}

function pointAt({ risk, returns, columns, tilt }: CutProblem, weights: Float64Array): Point {
  const { rows, cols, values } = returns;
  const { risk: atRisk, slopes } = risk(portfolioSeries(columns, weights));
  const cut = new Float64Array(cols);
  const terms = termsFor(rows);
  for (let t = 0; t < rows; t++) {
    if (slopes[t] !== 0) addTerm(terms, t, slopes[t]);
  }
  addCombination(cut, { values, stride: cols, length: cols }, terms);
  return { weights, risk: atRisk, value: atRisk - dot(tilt, weights), cut };
}
