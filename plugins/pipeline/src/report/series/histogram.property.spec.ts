import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binCounts, binEdges } from './histogram.js';

const values = fc
  .array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 1, maxLength: 300 })
  .map((list) => Float64Array.from(list));

describe('binEdges and binCounts', () => {
  it('count every value once, whatever the values are', () => {
    fc.assert(
      fc.property(values, (returns) => {
        const counts = binCounts(returns, binEdges(returns));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(returns.length);
      }),
    );
  });

  it('give bins of one width, at most 41, none of which holds gains and losses', () => {
    fc.assert(
      fc.property(values, (returns) => {
        const edges = binEdges(returns);
        expect(edges.length).toBeLessThanOrEqual(43);
        const width = edges[1]! - edges[0]!;
        edges.slice(1).forEach((edge, k) => {
          expect(edge - edges[k]!).toBeCloseTo(width, 9);
        });
        const spread = Math.max(...returns) - Math.min(...returns);
        if (spread > 1e-6 && edges[0]! < 0 && edges.at(-1)! > 0)
          expect(edges.map((edge) => Math.abs(edge))).toContain(0);
      }),
    );
  });

  it('hold a value that lies a rounding below a multiple of the width', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.double({ min: 1e-4, max: 1e-2, noNaN: true }), (k, step) => {
        const returns = Float64Array.of(k * step, (k + 1) * step, (k + 2) * step * (1 - 2 ** -53), (k + 9) * step);
        const counts = binCounts(returns, binEdges(returns));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
      }),
    );
  });

  it('follows the rule of Freedman and Diaconis for values spread evenly', () => {
    const even = Float64Array.from({ length: 1000 }, (_, k) => k / 999);
    // Interquartile range 0.5, so a width of 2·0.5/10 = 0.1.
    expect(binEdges(even)).toHaveLength(12);
  });
});
