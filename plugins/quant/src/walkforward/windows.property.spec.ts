import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { walkForward } from './windows.js';

const schedule = fc.record({
  trainWindow: fc.integer({ min: 1, max: 60 }),
  testWindow: fc.integer({ min: 1, max: 30 }),
  stepSize: fc.integer({ min: 1, max: 40 }),
  anchored: fc.boolean(),
  purge: fc.integer({ min: 0, max: 5 }),
  embargo: fc.integer({ min: 0, max: 5 }),
});
const rowCount = fc.integer({ min: 0, max: 400 });

it('every window trains before it tests, with the lengths asked for, and follows the formula', () => {
  fc.assert(
    fc.property(rowCount, schedule, (rows, options) => {
      const { trainWindow, testWindow, stepSize, anchored, purge, embargo } = options;
      walkForward(rows, options).forEach((window, k) => {
        const start = trainWindow + purge + k * (stepSize + embargo);
        const trainEnd = start - purge;
        const trainStart = anchored ? 0 : trainEnd - trainWindow;
        expect(window).toEqual({ index: k, trainStart, trainEnd, testStart: start, testEnd: start + testWindow });
        expect(window.testEnd).toBeLessThanOrEqual(rows);
      });
    }),
    { numRuns: propertyRuns() },
  );
});

it('one more window would not fit, and more rows leave the earlier windows alone', () => {
  fc.assert(
    fc.property(rowCount, fc.integer({ min: 0, max: 100 }), schedule, (rows, more, options) => {
      const windows = walkForward(rows, options);
      const next = options.trainWindow + options.purge + windows.length * (options.stepSize + options.embargo);
      expect(next + options.testWindow).toBeGreaterThan(rows);
      expect(walkForward(rows + more, options).slice(0, windows.length)).toEqual(windows);
    }),
    { numRuns: propertyRuns() },
  );
});
