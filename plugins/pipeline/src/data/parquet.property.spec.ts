import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromEpochDay, toEpochDay } from './iso-date.js';
import { decodeReturns, encodeReturns } from './parquet.js';

const day = fc.integer({ min: toEpochDay('1900-01-01'), max: toEpochDay('2100-12-31') });
const shape = fc.record({
  days: fc.uniqueArray(day, { maxLength: 30 }),
  assets: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 6,
    selector: (name) => name.normalize(),
  }),
});

it('any series of returns comes back bitwise, whatever its names', async () => {
  const series = shape
    .filter(({ assets }) => !assets.includes('date'))
    .chain(({ days, assets }) => {
      const size = days.length * assets.length;
      const values = fc.float64Array({ minLength: size, maxLength: size, noNaN: false, noDefaultInfinity: true });
      const dates = days.toSorted((a, b) => a - b).map(fromEpochDay);
      return values.map((v) => ({ dates, matrix: { assets, rows: days.length, cols: assets.length, values: v } }));
    });
  await fc.assert(
    fc.asyncProperty(series, async (before) => {
      const after = await decodeReturns(encodeReturns(before));
      expect(after.dates).toEqual(before.dates);
      expect(after.matrix.assets).toEqual(before.matrix.assets);
      expect(after.matrix.values.every((value, k) => Object.is(value, before.matrix.values[k]))).toBe(true);
    }),
    { numRuns: 100 },
  );
});
