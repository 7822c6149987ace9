import type { ReturnsMatrix } from '../matrix/returns-matrix.js';

/** Returns in a unit of their own, and that unit. */
export interface UnitReturns {
  readonly returns: ReturnsMatrix;
  /** A power of two: what a 1 of these returns was before. */
  readonly unit: number;
}

/** Losses in a unit of their own, and that unit. */
export interface UnitLosses {
  /** T × N: the returns with the other sign. */
  readonly losses: ReturnsMatrix;
  readonly unit: number;
}

/**
 * Returns divided by a power of two that brings the largest to between 1 and 2: weights then do not depend on the unit by a
 * bit, and linear equations have the budget and the returns at one scale.
 */
export function unitReturns(returns: ReturnsMatrix): UnitReturns {
  const unit = unitOf(returns);
  return { returns: scaled(returns, 1 / unit), unit };
}

/** Losses, the returns with the other sign, in the same unit. */
export function unitLosses(returns: ReturnsMatrix): UnitLosses {
  const unit = unitOf(returns);
  return { losses: scaled(returns, -1 / unit), unit };
}

function unitOf({ values }: ReturnsMatrix): number {
  let largest = 0;
  for (let k = 0; k < values.length; k++) largest = Math.max(largest, Math.abs(values[k]));
  return 2 ** Math.floor(Math.log2(largest));
}

function scaled(returns: ReturnsMatrix, factor: number): ReturnsMatrix {
  const values = new Float64Array(returns.values.length);
  for (let k = 0; k < values.length; k++) values[k] = factor * returns.values[k];
  return { ...returns, values };
}
