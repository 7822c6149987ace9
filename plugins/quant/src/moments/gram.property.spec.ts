import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { gram } from './gram.js';
import { plainGram } from './plain-gram.js';

const series = fc
  .record({ count: fc.integer({ min: 1, max: 11 }), length: fc.integer({ min: 1, max: 9 }) })
  .chain(({ count, length }) =>
    fc.record({
      count: fc.constant(count),
      length: fc.constant(length),
      values: fc
        .array(fc.integer({ min: -1_000_000, max: 1_000_000 }), {
          minLength: count * length,
          maxLength: count * length,
        })
        .map((millionths) => Float64Array.from(millionths, (value) => value / 1e6)),
    }),
  );

/** The inner product as a two-lane SIMD kernel adds it up: lane 0 and lane 1, then the two. */
function twoLaneProduct(x: Float64Array, y: Float64Array): number {
  const lanes = [0, 0];
  x.forEach((value, t) => {
    lanes[t % 2] += value * y[t];
  });
  return lanes[0] + lanes[1];
}

describe.each([
  ['gram', gram],
  ['gram without SIMD', plainGram],
])('%s', (_, gramOf) => {
  it('has the bits of a two-lane sum, for any number of series and any length', () => {
    fc.assert(
      fc.property(series, ({ count, length, values }) => {
        const rows = Array.from({ length: count }, (_, i) => values.subarray(i * length, (i + 1) * length));
        const expected = rows.flatMap((x) => rows.map((y) => twoLaneProduct(x, y)));
        expect(Array.from(gramOf(values, count, length), bits)).toEqual(expected.map(bits));
      }),
      { numRuns: propertyRuns() },
    );
  });
});

/** -0 and 0 are told apart. */
function bits(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
