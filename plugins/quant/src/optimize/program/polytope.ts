import { dot } from '../covariance-product.js';
import type { Constraints } from '../types.js';

/** A form r of the weights that must not be above 0. The limit it was made of is folded in by Σw = 1. */
export interface Row {
  /** The limit as the caller knows it: `constraints.linear[2]`. */
  readonly name: string;
  /** Largest magnitude 1. */
  readonly form: Float64Array;
}

/**
 * The feasible weights, in parts: an asset whose distance from given weights is limited is cut at these weights into parts
 * that lie on one side of them each, so that the distance is linear in the parts.
 */
export interface Polytope {
  /** Bounds and caps of the assets (N). */
  readonly constraints: Constraints;
  /** Asset of each part (P). */
  readonly assetOf: readonly number[];
  /** Bounds and caps of the parts. */
  readonly box: Constraints;
  readonly rows: readonly Row[];
}

/** The row of Σ coefficients_i·w_i ≤ atMost; null where Σw = 1 alone decides that it holds. */
export function rowOf(name: string, coefficients: ArrayLike<number>, atMost: number): Row | null {
  const form = Float64Array.from(coefficients, (coefficient) => coefficient - atMost);
  const unit = form.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return unit === 0 ? null : { name, form: form.map((value) => value / unit) };
}

/** The polytope with one more row. */
export function withRow(polytope: Polytope, row: Row | null): Polytope {
  return row === null ? polytope : { ...polytope, rows: [...polytope.rows, row] };
}

/** Largest excess of a row at some parts, relative to its largest coefficient; 0 when none. */
export function rowViolation({ rows }: Polytope, parts: Float64Array): number {
  return rows.reduce((worst, { form }) => Math.max(worst, dot(form, parts)), 0);
}

/** Weights of the N assets. */
export function weightsOf({ assetOf, constraints }: Polytope, parts: Float64Array): Float64Array {
  const weights = new Float64Array(constraints.lower.length);
  assetOf.forEach((asset, p) => {
    weights[asset] += parts[p];
  });
  return weights;
}

/** What belongs to each asset, for its parts. */
export function toParts({ assetOf }: Pick<Polytope, 'assetOf'>, ofAssets: ArrayLike<number>): Float64Array {
  return Float64Array.from(assetOf, (asset) => ofAssets[asset]);
}
