import type { ReturnsMatrix } from '../matrix/returns-matrix.js';

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
  const { values } = returns;
  let largest = 0;
  for (let k = 0; k < values.length; k++) largest = Math.max(largest, Math.abs(values[k]));
  const unit = 2 ** Math.floor(Math.log2(largest));
  const perUnit = 1 / unit;
  const scaled = new Float64Array(values.length);
  for (let k = 0; k < values.length; k++) scaled[k] = values[k] * perUnit;
  return { returns: { ...returns, values: scaled }, unit };
}
