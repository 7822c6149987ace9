import type { Memory } from '../memory.js';
import type { Constraints } from '../types.js';
import type { Vectors } from './combination.js';

/** Least size of an asset, as a share of the largest, that prices are compared by. */
const SMALLEST = 1e-3;

/**
 * A convex piecewise linear objective of weights w and free levels v:
 *
 *     c'w + Σ_l d_l·v_l + Σ_k p_k·max(0, a_k'w - v_l(k))
 *
 * Each kink k is a linear function of the weights that costs p_k for each unit above its level, or above 0 if it has none.
 * Conditional value at risk, mean absolute deviation, worst case, their ranges and any maximum of linear functions are so.
 */
export interface KinkedProblem {
  /** c, N costs of a unit of weight. */
  readonly costs: Float64Array;
  /** d, costs of a unit of each level, above 0. */
  readonly levelCosts: readonly number[];
  readonly kinks: Kinks;
  /** A feasible set of the N assets. */
  readonly constraints: Constraints;
  /** Group of each asset, -1 for none. */
  readonly groupOf: Int32Array;
  /** What a unit of weight in each asset moves a kink by, above 0: makes the prices of assets and kinks comparable. */
  readonly sizes: Float64Array;
  /** Where its solver takes its arrays from. */
  readonly memory: Memory;
}

/** K kinks, in both orders. */
export interface Kinks {
  readonly count: number;
  /** The a_k, row-major: that of asset i in kink k is `rows[k * N + i]`. */
  readonly rows: Float64Array;
  /** The same by asset: `columns[i * stride + k]`, stride ≥ K. */
  readonly columns: Float64Array;
  readonly stride: number;
  /** p_k, above 0, the same for all kinks of a level. */
  readonly penalties: Float64Array;
  /** Level of each kink, -1 for none. */
  readonly levels: Int8Array;
}

/** The vectors of what each asset has in every kink. */
export function assetVectors({ columns, stride, count }: Kinks): Vectors {
  return { values: columns, stride, length: count };
}

/** The vectors of what every one of N assets has in each kink. */
export function kinkVectors({ rows }: Kinks, n: number): Vectors {
  return { values: rows, stride: n, length: n };
}

/** A problem with the groups of its assets. */
export function kinkedProblem(parts: Omit<KinkedProblem, 'groupOf'>): KinkedProblem {
  const { costs, levelCosts, kinks, constraints, sizes, memory } = parts;
  const groupOf = memory.integers(costs.length).fill(-1);
  constraints.groups.forEach(({ members }, g) => {
    for (const i of members) groupOf[i] = g;
  });
  // Every property by its name: a spread gives the first objects another hidden class than the later ones.
  return { costs, levelCosts, kinks, constraints, groupOf, sizes, memory };
}

/** Root mean square of what each of N assets has in a number of rows, no less than a share of the largest; written into `sizes`. */
export function sizesOf(values: Float64Array, count: number, sizes: Float64Array): Float64Array {
  const n = sizes.length;
  sizes.fill(0);
  for (let row = 0; row < count * n; row += n) {
    for (let i = 0; i < n; i++) sizes[i] += values[row + i] * values[row + i];
  }
  let largest = 0;
  for (let i = 0; i < n; i++) {
    sizes[i] = Math.sqrt(sizes[i] / count);
    largest = Math.max(largest, sizes[i]);
  }
  for (let i = 0; i < n; i++) sizes[i] = Math.max(sizes[i], SMALLEST * largest);
  return sizes;
}
