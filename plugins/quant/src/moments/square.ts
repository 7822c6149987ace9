import { InvalidInputError } from '../errors.js';

/**
 * Holds the contract of every function that takes an N × N matrix as a plain array: n ≥ 1, n² finite values.
 *
 * @param matrix - N × N, row-major
 * @param n - N, the number of assets
 * @param where - the argument, as its caller knows it: `linkage: distance`
 * @throws {@link InvalidInputError} naming the length, or the first row and column that break it
 */
export function requireSquare(matrix: Float64Array, n: number, where: string): void {
  if (!Number.isInteger(n) || n < 1 || matrix.length !== n * n) {
    throw new InvalidInputError({
      where,
      rule: 'the matrix must be square, one row and column an asset',
      got: `${matrix.length} values for n = ${n}`,
      expected: 'n × n values, n ≥ 1',
      cause: 'The matrix was made from another list of assets.',
    });
  }
  for (let k = 0; k < matrix.length; k++) {
    if (!Number.isFinite(matrix[k])) refuseElement(matrix[k], `${where}, row ${Math.floor(k / n)}, column ${k % n}`);
  }
}

function refuseElement(value: number, where: string): never {
  throw new InvalidInputError({
    where,
    rule: 'every element must be a finite number',
    got: value,
    expected: 'no NaN, no infinity',
    cause: 'A column without observations reached the estimator.',
  });
}
