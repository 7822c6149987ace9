import fc from 'fast-check';
import { type ReturnsMatrix, returnsMatrix } from '../../matrix/returns-matrix.js';

/** Returns of up to ±20 % in millionths, so that squares neither underflow nor lose the scale. */
export function returnsArbitrary(maxCols = 6): fc.Arbitrary<ReturnsMatrix> {
  const shape = fc.record({ rows: fc.integer({ min: 2, max: 24 }), cols: fc.integer({ min: 1, max: maxCols }) });
  return shape.chain(({ rows, cols }) =>
    fc
      .array(fc.integer({ min: -200_000, max: 200_000 }), { minLength: rows * cols, maxLength: rows * cols })
      .map((millionths) =>
        namedReturns(
          cols,
          Float64Array.from(millionths, (value) => value / 1e6),
        ),
      ),
  );
}

/** The same returns times 2^exponent. */
export function scaled(returns: ReturnsMatrix, exponent: number): ReturnsMatrix {
  return { ...returns, values: returns.values.map((value) => value * 2 ** exponent) };
}

/** Columns named by their index. */
export function namedReturns(cols: number, values: Float64Array): ReturnsMatrix {
  return returnsMatrix(
    Array.from({ length: cols }, (_, j) => `asset ${j}`),
    values,
  );
}

/** Returns, and their columns in another order. */
export function permutedReturns(): fc.Arbitrary<{ returns: ReturnsMatrix; order: number[] }> {
  return returnsArbitrary().chain((returns) => {
    const columns = Array.from(returns.assets.keys());
    const length = { minLength: columns.length, maxLength: columns.length };
    return fc.record({ returns: fc.constant(returns), order: fc.shuffledSubarray(columns, length) });
  });
}
