import fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectColumns } from '../matrix/returns-matrix.js';
import { propertyRuns } from '../testing/property-runs.js';
import { antifragility } from './antifragility.js';
import { permutationOf, universes } from './testing/grouped-returns.js';

it('scores lie in [0, 2·min(1, T/252)], and do not change with the unit of the returns, bit for bit', () => {
  fc.assert(
    fc.property(universes, fc.integer({ min: -8, max: 8 }), (returns, exponent) => {
      const scores = antifragility(returns);
      const most = 2 * Math.min(1, returns.rows / 252);
      expect(scores.every((score) => score >= 0 && score <= most)).toBe(true);
      const scaled = { ...returns, values: returns.values.map((value) => value * 2 ** exponent) };
      expect(antifragility(scaled)).toEqual(scores);
    }),
    { numRuns: propertyRuns(60) },
  );
});

it('columns in another order have the same scores, bit for bit', () => {
  const shuffled = universes.chain((returns) => fc.tuple(fc.constant(returns), permutationOf(returns)));
  fc.assert(
    fc.property(shuffled, ([returns, order]) => {
      const scores = antifragility(returns);
      expect([...antifragility(selectColumns(returns, order))]).toEqual(order.map((j) => scores[j]));
    }),
    { numRuns: propertyRuns(60) },
  );
});
