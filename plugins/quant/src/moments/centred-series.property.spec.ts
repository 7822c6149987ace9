import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { centredSeries } from './centred-series.js';
import { meanReturns } from './mean.js';
import { namedReturns, returnsArbitrary } from './testing/arbitraries.js';

it('centred series are the returns less their mean returns, bit for bit, for any number of columns', () => {
  fc.assert(
    fc.property(returnsArbitrary(11), (returns) => {
      const { rows, cols, values } = returns;
      const means = meanReturns(returns);
      const expected = Float64Array.from(values, (_, k) => {
        const [j, t] = [Math.floor(k / rows), k % rows];
        return values[t * cols + j] - means[j];
      });
      expect(centredSeries(returns)).toEqual(expected);
    }),
    { numRuns: propertyRuns() },
  );
});

it('constant columns are 0 when centred, exactly', () => {
  const constants = [0.1, 0.7, -0.3, 1 / 3, 1e-9, 0.2, -7];
  const values = Float64Array.from({ length: 7 * 23 }, (_, k) => constants[k % 7]);
  expect(centredSeries(namedReturns(7, values)).every((value) => value === 0)).toBe(true);
});
