import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codependenceDistance } from '../cluster/codependence-distance.js';
import { columnsOf, selectColumns } from '../matrix/returns-matrix.js';
import { CODEPENDENCES } from '../names.js';
import { propertyRuns } from '../testing/property-runs.js';
import { codependence } from './codependence.js';
import { permutedReturns, returnsArbitrary, scaled } from './testing/arbitraries.js';

const runs = { numRuns: propertyRuns() };

describe.each(CODEPENDENCES)('%s', (name) => {
  it('is symmetric, within -1 and 1, with ones on the diagonal', () => {
    fc.assert(
      fc.property(returnsArbitrary(), (returns) => {
        const n = returns.cols;
        const matrix = codependence(returns, name);
        matrix.forEach((value, k) => {
          expect(Math.abs(value)).toBeLessThanOrEqual(1);
          expect(matrix[(k % n) * n + Math.floor(k / n)]).toBe(value);
          if (k % (n + 1) === 0) expect(value).toBe(1);
        });
      }),
      runs,
    );
  });

  it('has the same bits for returns × 2^k', () => {
    fc.assert(
      fc.property(returnsArbitrary(), fc.integer({ min: -20, max: 20 }), (returns, exponent) => {
        expect(codependence(scaled(returns, exponent), name)).toEqual(codependence(returns, name));
      }),
      runs,
    );
  });

  it('moves with the columns', () => {
    fc.assert(
      fc.property(permutedReturns(), ({ returns, order }) => {
        const matrix = codependence(returns, name);
        const permuted = codependence(selectColumns(returns, order), name);
        order.forEach((i, row) => {
          order.forEach((j, column) => {
            const difference = permuted[row * order.length + column] - matrix[i * order.length + j];
            expect(Math.abs(difference)).toBeLessThanOrEqual(1e-14);
          });
        });
      }),
      runs,
    );
  });

  it('implies a distance that is finite, not negative, 0 on the diagonal', () => {
    fc.assert(
      fc.property(returnsArbitrary(), (returns) => {
        codependenceDistance(codependence(returns, name), returns.cols, name).forEach((distance, k) => {
          expect(distance).toBeGreaterThanOrEqual(0);
          expect(distance).toBeLessThan(20);
          if (k % (returns.cols + 1) === 0) expect(distance).toBe(0);
        });
      }),
      runs,
    );
  });
});

describe('kendall', () => {
  it('is concordant less discordant pairs of rows, counted one by one, over those that each asset tells apart', () => {
    const coarse = returnsArbitrary().map((returns) => ({
      ...returns,
      values: returns.values.map((value) => Math.round(value * 20)),
    }));
    fc.assert(
      fc.property(coarse, (returns) => {
        const columns = columnsOf(returns);
        const found = codependence(returns, 'kendall');
        columns.forEach((x, i) => {
          columns.forEach((y, j) => {
            const scale = Math.sqrt(signedPairs(x, x) * signedPairs(y, y));
            const expected = i === j ? 1 : scale === 0 ? 0 : signedPairs(x, y) / scale;
            expect(found[i * returns.cols + j]).toBeCloseTo(expected, 14);
          });
        });
      }),
      runs,
    );
  });
});

function signedPairs(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < x.length; s++) for (let t = 0; t < s; t++) sum += Math.sign(x[s] - x[t]) * Math.sign(y[s] - y[t]);
  return sum;
}
