import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { propertyRuns } from '../testing/property-runs.js';
import { simulateCustom } from './custom.js';
import { type Direction, directionalSignTest, syntheticLong } from './synthetic-long.js';

const asset = (...values: number[]) => returnsMatrix(['A'], Float64Array.from(values));

describe('syntheticLong', () => {
  it('leaves longs as they are and turns shorts around', () => {
    const returns = returnsMatrix(['L', 'S'], Float64Array.of(0.1, 0.1, -0.2, -0.2, Number.NaN, Number.NaN));
    const { values } = syntheticLong(returns, ['long', 'short']);
    expect([...values]).toEqual([0.1, -0.1, -0.2, 0.2, Number.NaN, Number.NaN]);
  });

  it('a short loses its collateral and no more, the fee included', () => {
    expect([...syntheticLong(asset(1, 1.5, 0.999), ['short'], 0.01).values]).toEqual([-1, -1, -1]);
    expect([...syntheticLong(asset(0.5, -0.5), ['short'], 0.01).values]).toEqual([-0.51, 0.49]);
  });

  it('of nothing but longs is the matrix itself', () => {
    const returns = asset(0.1, -0.2);
    expect(syntheticLong(returns, ['long'])).toBe(returns);
  });

  it('a long pays no borrow fee', () => {
    expect([...syntheticLong(asset(0.5), ['long'], 0.01).values]).toEqual([0.5]);
  });

  it('a portfolio short of a rising asset loses, and of a falling one wins, as a hand-made account says', () => {
    // A unit of collateral short of an asset that rises 10 %, then falls 10 %: 1 · 0.9 · 1.1, brought back to one unit between.
    const returns = syntheticLong(asset(0.1, -0.1), ['short']);
    const rebalances = [{ row: 0, weights: Float64Array.of(1) }];
    const { returns: lived } = simulateCustom({ returns, rebalances, costRate: 0, rebalance: 'window' });
    expect([...lived]).toEqual([-0.1, 0.1].map((value) => expect.closeTo(value, 12)));
  });

  it('refuses directions of other columns and a negative fee', () => {
    expect(() => syntheticLong(asset(0.1), ['long', 'short'])).toThrow(InvalidInputError);
    expect(() => syntheticLong(asset(0.1), ['short'], -0.1)).toThrow('a fee of -0.1');
  });
});

describe('directionalSignTest', () => {
  it('passes what syntheticLong makes, for any returns and directions', () => {
    const value = fc.oneof(fc.double({ min: -1, max: 5, noNaN: true }), fc.constant(Number.NaN));
    const cases = fc.tuple(
      fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 }),
      fc.constantFrom<Direction[]>(['long', 'short'], ['short', 'short'], ['long', 'long']),
    );
    fc.assert(
      fc.property(cases, ([rows, directions]) => {
        const returns = returnsMatrix(['A', 'B'], Float64Array.from(rows.flat()));
        expect(directionalSignTest(returns, syntheticLong(returns, directions), directions)).toEqual([]);
      }),
      { numRuns: propertyRuns() },
    );
  });

  it('finds a position that was not turned around, and one that is missing', () => {
    const returns = asset(0.1, 0, -0.2, 0.3);
    const positions = asset(0.1, 0, 0.2, Number.NaN);
    expect(directionalSignTest(returns, positions, ['short'])).toEqual([
      { asset: 'A', row: 0, assetReturn: 0.1, positionReturn: 0.1 },
      { asset: 'A', row: 3, assetReturn: 0.3, positionReturn: Number.NaN },
    ]);
    const pair = returnsMatrix(['A', 'B'], Float64Array.of(0.1, 0.1, 0.2, 0.2));
    expect(directionalSignTest(pair, pair, ['long', 'short'])).toEqual([
      { asset: 'B', row: 0, assetReturn: 0.1, positionReturn: 0.1 },
      { asset: 'B', row: 1, assetReturn: 0.2, positionReturn: 0.2 },
    ]);
  });
});
