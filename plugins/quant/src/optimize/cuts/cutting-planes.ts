import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';
import { certified } from '../certificate.js';
import { cheapestVertex } from '../cheapest-vertex.js';
import { dot } from '../covariance-product.js';
import type { Memory } from '../memory.js';
import { invertBasis } from '../simplex/basis.js';
import { addCombination, addTerm, type Terms, termsFor } from '../simplex/combination.js';
import { restoreByDual } from '../simplex/dual.js';
import { kinkedProblem, sizesOf } from '../simplex/kinked-problem.js';
import { lowerBound } from '../simplex/lower-bound.js';
import { minimiseKinked } from '../simplex/minimise-kinked.js';
import { refinedMultipliers } from '../simplex/pricing.js';
import { startAt } from '../simplex/start.js';
import { BELOW, makeRoom, type State } from '../simplex/state.js';
import type { Constraints, Solution } from '../types.js';
import { addCut, type CutStore, cutStore, MOST_CUTS } from './cut-store.js';
import { type Scenarios, scenariosOf } from './scenarios.js';
import type { RiskSubgradient, ScenarioRisk } from './subgradient.js';

/** How far from the lower bound's weights towards the best ones the next cut is taken. */
const IN_OUT = 0.7;
/** Gap, relative to the risk, at which the best weights are the minimum. */
const EXACT = 1e-12;
/** Excess of the bound's weights over a new cut that is rounding, relative to the risk. */
const ROUNDING = 1e-13;
/** Share of the holdings' mean size below which a risk counts as hedged away. */
const HEDGED = 1e-3;

/** What is minimised. */
export interface CutMeasure {
  readonly risk: ScenarioRisk;
  /** T × N returns, or running sums of them for a measure of drawdowns. */
  readonly returns: ReturnsMatrix;
  readonly memory: Memory;
}

/** Weights, their series, and its risk. */
interface Point {
  readonly weights: Float64Array;
  readonly series: Float64Array;
  risk: number;
}

/** How far the search has come: the best weights, those of the next try, and the lower bound's in the state. */
interface Search {
  readonly riskAt: RiskSubgradient;
  readonly scenarios: Scenarios;
  readonly scratch: Record<'slopes' | 'cut', Float64Array> & { readonly terms: Terms };
  best: Point;
  trial: Point;
}

/**
 * The least risk, argmin ρ(w), of a convex measure of degree 1, by cutting planes: the measure is the largest of its linear
 * supports g'w, and those met so far give weights and a lower bound by linear programming. The next support is taken between
 * these weights and the best ones known (in-out), which needs fewer of them.
 *
 * @param constraints - a feasible set of the N assets
 * @returns the best weights, and a certificate with the duality gap
 *
 * Source: Kelley (1960), "The cutting-plane method for solving convex programs"; Ben-Ameur, Neto (2007), "Acceleration of
 * cutting-plane and column generation algorithms".
 */
export function minByCuts(measure: CutMeasure, constraints: Constraints): Solution {
  const { memory } = measure;
  const n = constraints.lower.length;
  const search = searchOf(measure, n);
  const sizes = sizesOf(search.scenarios.rows.values, search.scenarios.count, memory.numbers(n));
  const cuts = cutStore(n, memory);
  moveTrial(search, cheapestVertex(sizes, constraints), 0);
  addCut(cuts, supportAtTrial(search));
  const master = kinkedProblem({ costs: memory.numbers(n), levelCosts: [1], kinks: cuts, constraints, sizes, memory });
  const state = startAt(master, cheapestVertex(cuts.rows.slice(0, n), constraints));
  let { iterations } = minimiseKinked(state);
  for (;;) {
    const { best } = search;
    const scale = Math.max(Math.abs(best.risk), HEDGED * dot(best.weights, sizes));
    const run = restoreByDual(state, scale);
    iterations += run.iterations;
    const ended =
      run.multipliers === null ||
      best.risk - state.levels[0] <= EXACT * scale ||
      cuts.count + 2 > MOST_CUTS ||
      !nextCuts(search, state, { cuts, rounding: ROUNDING * scale });
    if (ended) {
      const certain = run.multipliers !== null && invertBasis(master, state.basis);
      const bound = certain ? lowerBound(state, refinedMultipliers(state)) : Number.NaN;
      const dualityGap = (search.best.risk - bound) / scale;
      return certified(search.best.weights.slice(), constraints, { solver: 'cutting-planes', dualityGap, iterations });
    }
  }
}

function searchOf({ risk, returns, memory }: CutMeasure, n: number): Search {
  const { numbers } = memory;
  const { rows } = returns;
  const nowhere = () => ({ weights: numbers(n), series: numbers(rows), risk: Number.POSITIVE_INFINITY });
  return {
    riskAt: risk(rows, memory),
    scenarios: scenariosOf(returns, memory),
    scratch: {
      slopes: numbers(rows),
      cut: numbers(n),
      terms: termsFor(Math.max(rows, n), memory),
    },
    best: nowhere(),
    trial: nowhere(),
  };
}

/** Adds the support at the in-out point, and that at the bound's weights if the first does not cut them off; false where neither brings anything. */
function nextCuts(search: Search, state: State, { cuts, rounding }: { cuts: CutStore; rounding: number }): boolean {
  const before = search.best.risk;
  return (
    cutBetween(search, state, { cuts, share: IN_OUT }) > rounding ||
    cutBetween(search, state, { cuts, share: 0 }) > rounding ||
    search.best.risk < before
  );
}

/** Adds the support at a share of the way from the bound's weights to the best ones, and tells by how much those are above it. */
function cutBetween(search: Search, state: State, { cuts, share }: { cuts: CutStore; share: number }): number {
  const { weights, levels } = state;
  moveTrial(search, weights, share);
  const cut = supportAtTrial(search);
  const above = dot(cut, weights) - levels[0];
  addCut(cuts, cut);
  makeRoom(state);
  state.excess[cuts.count - 1] = above;
  state.kinkSide[cuts.count - 1] = BELOW;
  return above;
}

/** Moves the trial to a share of the best weights, whose series is known, and the rest of others. */
function moveTrial({ trial, best, scenarios, scratch: { terms } }: Search, others: Float64Array, share: number): void {
  for (let t = 0; t < trial.series.length; t++) trial.series[t] = share * best.series[t];
  terms.count = 0;
  for (let i = 0; i < others.length; i++) {
    trial.weights[i] = others[i] + share * (best.weights[i] - others[i]);
    if (others[i] !== 0) addTerm(terms, i, (1 - share) * others[i]);
  }
  addCombination(trial.series, scenarios.assets, terms);
}

/** The cut that supports the risk at the trial's weights, which are the best ones then if none were better. */
function supportAtTrial(search: Search): Float64Array {
  const { riskAt, scenarios, scratch, trial, best } = search;
  const { slopes, cut, terms } = scratch;
  trial.risk = riskAt(trial.series, slopes);
  if (trial.risk < best.risk) {
    search.best = trial;
    search.trial = best;
  }
  cut.fill(0);
  terms.count = 0;
  for (let t = 0; t < slopes.length; t++) if (slopes[t] !== 0) addTerm(terms, t, slopes[t]);
  addCombination(cut, scenarios.rows, terms);
  return cut;
}
