import { addHeld } from './covariance-product.js';
import type { Memory } from './memory.js';
import type { Quadratic } from './quadratic.js';

/** What is left of an asset's gain, relative to that of y, that is rounding: of one at 0, and of a free one, whose is solved for. */
const ROUNDING = 1e-13;
const SOLVED = 1e-11;
/** Steps of an asset after which it comes and goes by rounding. */
const STEPS_PER_ASSET = 3;

type Objective = Pick<Quadratic, 'covariance' | 'gains'>;

interface State {
  readonly objective: Objective;
  /** y (N). */
  readonly values: Float64Array;
  /** g - Σy (N). */
  readonly rest: Float64Array;
  /** The assets above 0. */
  readonly free: number[];
  /** Cholesky factor L of their covariance; row a begins at a(a + 1)/2. */
  readonly factor: Float64Array;
  /** L⁻¹g of the free assets. */
  readonly half: Float64Array;
  /** The minimum on the free assets, without regard to signs. */
  readonly target: Float64Array;
}

/** N values, in the memory that was lent. */
export interface NonNegativeMinimum {
  readonly values: Float64Array;
  readonly iterations: number;
}

/**
 * Minimum of ½y'Σy - g'y over y ≥ 0: y goes to the minimum on the free assets; where one would fall below 0 it stops there and is
 * free no longer. Then the asset at 0 that would lower it most becomes free. The objective falls at every step, so that it ends.
 *
 * @param free - the first assets, so many of them, are free to begin with
 * @returns null when Σ is singular on free assets, or rounding keeps the minimum from being exact
 *
 * Source: Lawson, Hanson (1974), "Solving Least Squares Problems", algorithm NNLS; Bro, De Jong (1997), "A fast
 * non-negativity-constrained least squares algorithm", for products in the place of observations.
 */
export function nonNegativeMinimum(objective: Objective, { numbers }: Memory, free = 0): NonNegativeMinimum | null {
  const n = objective.gains.length;
  const [values, rest, half, target] = [numbers(n), numbers(n), numbers(n), numbers(n)];
  const state: State = { objective, values, rest, free: [], factor: numbers(rowStart(n)), half, target };
  for (let asset = 0; asset < free; asset++) if (!enter(state, asset)) return null;
  for (let iterations = 0; iterations <= STEPS_PER_ASSET * n; iterations++) {
    if (!settle(state)) return null;
    const gain = meanGain(state);
    const next = steepest(state, ROUNDING * gain);
    if (next === -1) return isSolved(state, SOLVED * gain) ? { values, iterations } : null;
    if (!enter(state, next)) return null;
  }
  return null;
}

/** Brings y to the minimum on the free assets, or on as many of them as stay above 0. */
function settle(state: State): boolean {
  for (let leaving = advance(state); leaving !== -1; leaving = advance(state)) {
    if (!leave(state, leaving)) return false;
  }
  setRest(state);
  return true;
}

/** What a unit of y gains; 0 where there is none. */
function meanGain({ objective: { gains }, values }: State): number {
  let [gain, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    gain += values[i] * gains[i];
    total += values[i];
  }
  return total > 0 ? gain / total : 0;
}

function isSolved({ free, rest }: State, slack: number): boolean {
  return free.every((i) => Math.abs(rest[i]) <= slack);
}

/** The asset at 0 that alone would lower the objective most; -1 when none would. */
function steepest({ objective: { covariance }, values, rest }: State, slack: number): number {
  const n = values.length;
  let [best, most] = [-1, 0];
  for (let i = 0; i < n; i++) {
    if (values[i] > 0 || !(rest[i] > slack)) continue;
    const decrease = (rest[i] * rest[i]) / covariance[i * n + i];
    if (decrease > most) [best, most] = [i, decrease];
  }
  return best;
}

/** Frees an asset: a row more of the factor. False where the free assets leave it no variance of its own. */
function enter({ objective: { covariance, gains }, free, factor, half }: State, asset: number): boolean {
  const [count, ofAsset] = [free.length, asset * gains.length];
  const row = rowStart(count);
  let [variance, gain] = [covariance[ofAsset + asset], gains[asset]];
  const least = (count + 1) * Number.EPSILON * variance;
  for (let a = 0; a < count; a++) {
    const other = rowStart(a);
    let sum = covariance[ofAsset + free[a]];
    for (let b = 0; b < a; b++) sum -= factor[row + b] * factor[other + b];
    const element = sum / factor[other + a];
    factor[row + a] = element;
    variance -= element * element;
    gain -= element * half[a];
  }
  if (!(variance > least)) return false;
  factor[row + count] = Math.sqrt(variance);
  half[count] = gain / factor[row + count];
  free.push(asset);
  return true;
}

/** Takes the free asset at a place out: those after it enter again. */
function leave(state: State, place: number): boolean {
  const [, ...later] = state.free.splice(place);
  return later.every((asset) => enter(state, asset));
}

/** Moves y to the minimum on the free assets; where one would fall to 0 or below only up to there, and its place is returned, else -1. */
function advance({ values, free, factor, half, target }: State): number {
  const count = free.length;
  for (let a = 0; a < count; a++) target[a] = half[a];
  let [share, blocking] = [1, -1];
  for (let a = count - 1; a >= 0; a--) {
    const row = rowStart(a);
    const aim = target[a] / factor[row + a];
    target[a] = aim;
    for (let b = 0; b < a; b++) target[b] -= factor[row + b] * aim;
    if (aim > 0) continue;
    const value = values[free[a]];
    const reach = value > 0 ? value / (value - aim) : 0;
    if (blocking === -1 || reach < share) [share, blocking] = [reach, a];
  }
  for (let a = 0; a < count; a++) values[free[a]] += share * (target[a] - values[free[a]]);
  if (blocking !== -1) values[free[blocking]] = 0;
  return blocking;
}

function setRest({ objective: { covariance, gains }, values, rest, free }: State): void {
  rest.fill(0);
  addHeld(rest, { covariance, weights: values, held: free });
  for (let i = 0; i < rest.length; i++) rest[i] = gains[i] - rest[i];
}

function rowStart(a: number): number {
  return (a * (a + 1)) / 2;
}
