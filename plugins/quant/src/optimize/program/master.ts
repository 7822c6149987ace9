import { cheapestVertex } from '../cheapest-vertex.js';
import { dot, largestMagnitude } from '../covariance-product.js';
import { addCut, type CutStore, cutStore, MOST_CUTS } from '../cuts/cut-store.js';
import { constraintViolation } from '../feasible-set.js';
import { ownMemory } from '../memory.js';
import { invertBasis } from '../simplex/basis.js';
import { restoreByDual } from '../simplex/dual.js';
import { kinkedProblem } from '../simplex/kinked-problem.js';
import { lowerBound } from '../simplex/lower-bound.js';
import { minimiseKinked } from '../simplex/minimise-kinked.js';
import { refinedMultipliers } from '../simplex/pricing.js';
import { correctVertex } from '../simplex/solve-anew.js';
import { startAt } from '../simplex/start.js';
import { BELOW, makeRoom, type State } from '../simplex/state.js';
import { type Program, unitOf } from './program.js';

/** Cuts that there must be room for in a round. */
const ROUND = 2;
/** Times that the vertex is brought back within its limits after its rounding was taken off. */
const MOST_PASSES = 4;
/** Times that the error of many moves, or of supports that are nearly the same, is taken off: each takes it down by the condition of the basis times the rounding of a number. */
const CORRECTIONS = 2;
/** Times that a master is solved anew. */
const MOST_ATTEMPTS = 3;
/** Error of the budget, a bound, a cap or a cut in a vertex that is used. */
const FEASIBLE = 5e-13;

/** Share of the largest risk of an asset that a cut counts with at least: with less its error would be rounding. */
const LEAST_SIZE = 1e-2;
/**
 * How much larger than its risk a part counts in the dual simplex method, which takes no pivot that is rounding for this
 * size: the parts of one asset are twins, and a pivot on both is nothing but rounding.
 */
const PIVOT = 1000;

/** What a limit costs to exceed, relative to the largest slope or size: more than most multipliers that are met. */
export const PRICE = 1e4;

/** What the master is about: c'w, or c'w + v where v is no less than any support. */
interface Question {
  readonly program: Program;
  readonly costs: Float64Array;
  /** Empty where the objective has no risk. */
  readonly supports: Float64Array[];
  /** Forms that must not be above 0. */
  readonly limits: Float64Array[];
  readonly price: number;
}

/**
 * A linear program over the feasible weights that takes new supports and limits, and is then restored by the dual simplex
 * method.
 */
export interface Master extends Question {
  state: State;
  cuts: CutStore;
  iterations: number;
}

/**
 * A master with the rows of the polytope as its first limits.
 *
 * @param price - of these; too low a one shows in a bound that stays far below
 */
export function openMaster(program: Program, costs: Float64Array, supports: Float64Array[], price = PRICE): Master {
  const question = { program, costs, supports, limits: program.polytope.rows.map(({ form }) => form), price };
  return { ...question, ...vertexOf(question) };
}

/** The minimum by the primal simplex method, with so high a price for what is above a limit that nothing is. */
function vertexOf({
  program,
  costs,
  supports,
  limits,
  price: relative,
}: Question): Pick<Master, 'state' | 'cuts' | 'iterations'> {
  const { sizes, polytope } = program;
  const unit = unitOf(program);
  const newest = supports.at(-1);
  const slopes = newest === undefined ? costs : costs.map((cost, p) => cost + newest[p]);
  const price = relative * Math.max(1, largestMagnitude(slopes) / unit);
  const cuts = cutStore(costs.length, ownMemory);
  for (const support of supports) addCut(cuts, support);
  for (const form of limits) addCut(cuts, scaled(form, unit));
  // Last, because a store that grows sets its penalties anew.
  cuts.levels.fill(-1, supports.length, cuts.count);
  cuts.penalties.fill(price, supports.length, cuts.count);
  const levelCosts = newest === undefined ? [] : [1];
  const problem = kinkedProblem({
    costs,
    levelCosts,
    kinks: cuts,
    constraints: polytope.box,
    sizes: sizes.slice(),
    memory: ownMemory,
  });
  const state = startAt(problem, cheapestVertex(slopes, polytope.box));
  const { iterations } = minimiseKinked(state);
  problem.sizes.set(scaled(sizes, PIVOT));
  return { state, cuts, iterations };
}

/**
 * Moves to the minimum, from the start where rounding has spoilt the way, and without the oldest supports where the rest are
 * too much alike; false where it can't be reached.
 */
export function settle(master: Master, scale: number): boolean {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    if (restored(master, scale)) return true;
    if (attempt > 0) master.supports.splice(0, Math.floor(master.supports.length / 2));
    const { iterations, ...vertex } = vertexOf(master);
    Object.assign(master, vertex);
    master.iterations += iterations;
  }
  return restored(master, scale);
}

/** Whether the vertex is within all its limits in the end, which is judged by the vertex itself. */
function restored(master: Master, scale: number): boolean {
  const { state, program } = master;
  const size = Math.max(scale, LEAST_SIZE * unitOf(program));
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    master.iterations += restoreByDual(state, scale).iterations;
    if (!invertBasis(state.problem, state.basis)) return false;
    correctVertex(state, CORRECTIONS);
    if (isFeasible(state, size)) return true;
  }
  return false;
}

function isFeasible({ weights, problem, excess }: State, size: number): boolean {
  const budgetError = Math.abs(weights.reduce((sum, w) => sum + w, 0) - 1);
  const aboveCut = excess.subarray(0, problem.kinks.count).reduce((most, each) => Math.max(most, each), 0);
  const violation = constraintViolation(weights, problem.constraints);
  return Math.max(budgetError, violation, aboveCut / size) <= FEASIBLE;
}

/** v is no less than the support's value; returns by how much it is now. */
export function addSupport(master: Master, support: Float64Array): number {
  master.supports.push(support);
  return addKink(master, support, 0);
}

/** The form must not be above 0; returns by how much it is now. */
export function addLimit(master: Master, form: Float64Array): number {
  const unit = unitOf(master.program);
  master.limits.push(form);
  return addKink(master, scaled(form, unit), -1) / unit;
}

function scaled(form: Float64Array, unit: number): Float64Array {
  return form.map((value) => value * unit);
}

function addKink({ state, cuts }: Pick<Master, 'state' | 'cuts'>, kink: Float64Array, level: 0 | -1): number {
  const { weights, levels } = state;
  const k = cuts.count;
  const above = dot(kink, weights) - (level === 0 ? levels[0] : 0);
  addCut(cuts, kink);
  cuts.levels[k] = level;
  makeRoom(state);
  state.excess[k] = above;
  state.kinkSide[k] = BELOW;
  return above;
}

/** Whether there is room for one more round of cuts. */
export function hasRoom({ cuts }: Master): boolean {
  return cuts.count + ROUND <= MOST_CUTS;
}

/** What the multipliers of the vertex prove that the objective is at least. */
export function provenBound({ state }: Master): number {
  return lowerBound(state, refinedMultipliers(state));
}
