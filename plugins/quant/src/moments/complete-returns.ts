import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';

/**
 * Holds the contract of every estimator here: at least one asset, at least two rows, no NaN and no infinity.
 *
 * @param returns - T × N simple returns
 * @param where - the estimator, as its caller knows it
 * @throws {@link InvalidInputError} naming the first asset and row that break it
 */
export function requireCompleteReturns(returns: ReturnsMatrix, where: string): void {
  const { assets, rows, cols, values } = returns;
  if (cols < 1 || rows < 2) {
    throw new InvalidInputError({
      where: `${where}: returns`,
      rule: 'a moment needs at least 1 asset and 2 rows',
      got: `${rows} rows × ${cols} assets`,
      expected: 'rows ≥ 2, assets ≥ 1',
      cause: 'The train window is empty, or every column was dropped before.',
    });
  }
  for (let k = 0; k < values.length; k++) {
    if (values[k] - values[k] !== 0) {
      refuseReturn(values[k], `${where}: returns of ${assets[k % cols]}, row ${Math.floor(k / cols)}`);
    }
  }
}

function refuseReturn(value: number, where: string): never {
  throw new InvalidInputError({
    where,
    rule: 'every return must be a finite number',
    got: value,
    expected: 'no NaN, no infinity',
    cause: 'The asset has no price on that date; drop the column or shorten the window first.',
  });
}
