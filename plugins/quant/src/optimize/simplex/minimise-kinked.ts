import { uniformStream } from '../../random/uniform.js';
import { edgeOf } from './edge.js';
import { edgeEnd } from './line-search.js';
import { pivot } from './pivot.js';
import { enteringOf, multipliersOf } from './pricing.js';
import { keepExact, solveAnew } from './solve-anew.js';
import type { State } from './state.js';

/** Most moves of one run: a constant and a part for each asset and kink. Never a time limit. */
const MOVES = 1000;
const MOVES_EACH = 20;
/** Moves without a step after which the next are left to chance: at a degenerate vertex the best price can lead in circles. */
const PATIENCE = 10;

/** How a run ended. */
export interface KinkedRun {
  /** Multipliers of the rows of the last basis; null where it became singular or the moves ran out. */
  readonly multipliers: Float64Array | null;
  readonly iterations: number;
}

/**
 * Moves a vertex to the minimum of its objective, by the primal simplex method in the space of the weights: a basis has
 * only the free assets and the tied kinks, so that a move costs little more than a product with the returns.
 *
 * @param state - changed in place
 *
 * Source: Barrodale, Roberts (1973), "An improved algorithm for discrete l1 linear approximation"; Koenker, d'Orey (1987),
 * "Computing regression quantiles", for the same on quantiles.
 */
export function minimiseKinked(state: State): KinkedRun {
  const { problem } = state;
  const most = MOVES + MOVES_EACH * (problem.costs.length + problem.kinks.count);
  let [fresh, stalled] = [false, 0];
  const chance = uniformStream(1);
  const luck = () => (stalled > PATIENCE ? chance() : 1);
  for (let iterations = 0; iterations < most; ) {
    const multipliers = multipliersOf(state);
    const entering = enteringOf(state, multipliers, luck);
    if (entering === null && fresh) return { multipliers, iterations };
    if (entering === null) {
      if (!solveAnew(state)) return { multipliers: null, iterations };
      fresh = true;
      continue;
    }
    const edge = edgeOf(state, entering);
    const end = edgeEnd(state, edge);
    if (end.kind === 'none') return { multipliers: null, iterations };
    pivot(state, edge, end);
    fresh = false;
    stalled = end.step > 0 ? 0 : stalled + 1;
    iterations++;
    if (!keepExact(state)) return { multipliers: null, iterations };
  }
  return { multipliers: null, iterations: most };
}
