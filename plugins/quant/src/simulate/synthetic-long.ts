import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';

/** Which way a column is held. */
export type Direction = 'long' | 'short';

/**
 * Normalised synthetic longs: what a unit of collateral earns on each asset in its direction, so that selection, risk profiles and
 * simulation see long-only columns. A long column is as it was. A short one earns -r a row, and loses at most its collateral: a rise
 * of more than 100 % counts as 100 %. The position is brought back to one unit a row, so returns compound as a long's do.
 *
 * @param returns - T × N simple returns of the assets; NaN stays NaN
 * @param directions - N directions
 * @param borrowRate - fee on a short for one row, fraction of its value; the loss with the fee is at most the collateral too. Default 0
 * @returns T × N simple returns of the positions, each at least -1 where the input is
 * @throws {@link InvalidInputError} when the directions do not fit the columns, or the fee is negative
 *
 * Source: this project's definition.
 */
export function syntheticLong(returns: ReturnsMatrix, directions: readonly Direction[], borrowRate = 0): ReturnsMatrix {
  requireDirections(returns, directions, borrowRate);
  if (directions.every((direction) => direction === 'long')) return returns;
  const { cols } = returns;
  const values = returns.values.map((value, at) =>
    directions[at % cols] === 'long' || Number.isNaN(value) ? value : Math.max(-value - borrowRate, -1),
  );
  return { ...returns, values };
}

/** A row on which a position did not move the way its direction says. */
export interface SignViolation {
  readonly asset: string;
  readonly row: number;
  readonly assetReturn: number;
  readonly positionReturn: number;
}

/**
 * The directional sign test: whenever an asset moved, the position moved the same way if it is long, the other way if it is short,
 * and a position has a return exactly where its asset has one.
 *
 * @param returns - T × N simple returns of the assets; NaN is no observation
 * @param positions - T × N simple returns of the positions, before any fee
 * @param directions - N directions
 * @returns the rows that fail, in row order
 * @throws {@link InvalidInputError} when the shapes differ
 *
 * Source: this project's definition.
 */
export function directionalSignTest(
  returns: ReturnsMatrix,
  positions: ReturnsMatrix,
  directions: readonly Direction[],
): SignViolation[] {
  requireDirections(returns, directions, 0);
  requireDirections(positions, directions, 0);
  const { assets, cols, values } = returns;
  const violations: SignViolation[] = [];
  for (let at = 0; at < values.length; at++) {
    const assetReturn = values[at];
    const positionReturn = positions.values[at];
    const sign = directions[at % cols] === 'long' ? 1 : -1;
    if (Object.is(Math.sign(assetReturn) * sign + 0, Math.sign(positionReturn) + 0)) continue;
    violations.push({ asset: assets[at % cols], row: Math.floor(at / cols), assetReturn, positionReturn });
  }
  return violations;
}

function requireDirections({ cols }: ReturnsMatrix, directions: readonly Direction[], borrowRate: number): void {
  if (directions.length === cols && borrowRate >= 0) return;
  throw new InvalidInputError({
    where: 'syntheticLong',
    rule: 'each column has a direction, and the fee is not negative',
    got: `${directions.length} directions for ${cols} columns, a fee of ${borrowRate}`,
    expected: `${cols} directions and a fee of 0 or more`,
    cause: 'The directions were made for other columns.',
  });
}
