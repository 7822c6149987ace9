import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { sliceRows } from '../matrix/returns-matrix.js';
import { syntheticReturns } from '../optimize/testing/synthetic-returns.js';
import { propertyRuns } from '../testing/property-runs.js';
import { sampleCovariance } from './sample-covariance.js';
import { slidingCovariance } from './sliding-covariance.js';

const schedules = fc
  .record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    cols: fc.integer({ min: 1, max: 7 }),
    rows: fc.integer({ min: 2, max: 25 }),
    step: fc.integer({ min: 1, max: 9 }),
    windows: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ seed, cols, rows, step, windows }) => ({
    returns: syntheticReturns({ rows: (windows - 1) * step + rows, cols, seed }),
    shape: { rows, step },
    windows,
  }));

describe('slidingCovariance', () => {
  it('is the sample covariance of every window, within 1e-12 of the volatilities of all rows', () => {
    fc.assert(
      fc.property(schedules, ({ returns, shape, windows }) => {
        const covarianceAt = slidingCovariance(returns, shape);
        const n = returns.cols;
        const overall = sampleCovariance(returns);
        for (let k = 0; k < windows; k++) {
          const direct = sampleCovariance(sliceRows(returns, k * shape.step, k * shape.step + shape.rows));
          covarianceAt(k).forEach((value, at) => {
            const scale = Math.sqrt(overall[Math.floor(at / n) * (n + 1)] * overall[(at % n) * (n + 1)]);
            expect(Math.abs(value - direct[at])).toBeLessThanOrEqual(1e-12 * scale);
          });
        }
      }),
      { numRuns: propertyRuns(60) },
    );
  });

  it('has the same bits for any split over workers, and in any order', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.integer({ min: 1, max: 8 }),
        fc.infiniteStream(fc.nat()),
        (schedule, workers, picks) => {
          const { returns, shape, windows } = schedule;
          const one = slidingCovariance(returns, shape);
          const whole = Array.from({ length: windows }, (_, k) => one(k));
          const many = Array.from({ length: workers }, () => slidingCovariance(returns, shape));
          const order = Array.from({ length: windows }, (_, k) => k).sort(
            (a, b) => ((a * 7919) % 13) - ((b * 7919) % 13),
          );
          for (const k of order) {
            const worker = many[picks.next().value % workers];
            expect(worker(k)).toEqual(whole[k]);
          }
        },
      ),
      { numRuns: propertyRuns(60) },
    );
  });

  it.each([
    ['a window of one row', { rows: 1, step: 1 }, 0, 'windows.rows'],
    ['a step of nothing', { rows: 4, step: 0 }, 0, 'windows.step'],
    ['half a window', { rows: 4, step: 1 }, 0.5, 'window'],
    ['a window beyond the rows', { rows: 4, step: 3 }, 3, 'row 13 of 12'],
  ])('refuses %s', (_, shape, window, named) => {
    const refused = () => slidingCovariance(syntheticReturns({ rows: 12, cols: 2, seed: 1 }), shape)(window);
    expect(refused).toThrow(InvalidInputError);
    expect(refused).toThrow(named);
  });
});
