import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { largestMagnitude } from './covariance-product.js';

/** Returns in a unit of their own, and that unit. */
export interface UnitReturns {
  readonly returns: ReturnsMatrix;
  /** A power of two: what a 1 of these returns was before. */
  readonly unit: number;
}

/**
 * Returns divided by a power of two that brings the largest to between 1 and 2: weights then do not depend on the unit by a
 * bit, and linear equations have the budget and the returns at one scale.
 */
export function unitReturns(returns: ReturnsMatrix): UnitReturns {
  const unit = unitOf(returns);
  const values = new Float64Array(returns.values.length);
  const factor = 1 / unit;
  for (let k = 0; k < values.length; k++) values[k] = factor * returns.values[k];
  return { returns: { ...returns, values }, unit };
}

/** The power of two below the largest return. */
export function unitOf({ values }: ReturnsMatrix): number {
  return 2 ** Math.floor(Math.log2(largestMagnitude(values)));
}
