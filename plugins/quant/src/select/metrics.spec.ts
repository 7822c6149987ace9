import { describe, expect, it } from 'vitest';
import { type ReturnsMatrix, returnsMatrix } from '../matrix/returns-matrix.js';
import { efficiencyRatio } from './efficiency-ratio.js';
import { gateReturn } from './gate-return.js';
import { hurst } from './hurst.js';
import { liquidity } from './liquidity.js';
import { momentum } from './momentum.js';
import { permutationEntropy } from './permutation-entropy.js';
import { stability } from './stability.js';
import { uniforms } from './testing/grouped-returns.js';

const single = (values: readonly number[]): ReturnsMatrix => returnsMatrix(['a'], Float64Array.from(values));

describe('momentum', () => {
  it('is the mean return a year', () => {
    expect(momentum(single([0.01, 0.03]), 252)[0]).toBeCloseTo(0.02 * 252, 15);
  });
});

describe('stability', () => {
  it('is the reciprocal of the annual volatility', () => {
    // Deviations ±0.01, ddof 1: √0.0002.
    expect(stability(single([0.01, 0.03]), 252)[0]).toBeCloseTo(1 / (Math.sqrt(0.0002 * 252) + 1e-9), 10);
  });

  it('stays finite without volatility', () => {
    expect(stability(single([0.01, 0.01]), 252)[0]).toBe(1 / 1e-9);
  });
});

describe('liquidity', () => {
  it('is the traded value over the market’s baseline, at most 1, NaN where unknown', () => {
    expect(
      liquidity([{ adv: 2.5e8 }, { adv: 5e6, market: 'crypto' }, { adv: 9e9 }, { adv: 0 }, {}, { market: 'crypto' }]),
    ).toEqual(Float64Array.of(0.5, 0.5, 1, 0, Number.NaN, Number.NaN));
  });
});

describe('efficiencyRatio', () => {
  it('is 1 for a straight path, 0 for one that comes back, and between else', () => {
    const returns = returnsMatrix(['up', 'back', 'some'], Float64Array.of(0.5, 0.5, 0.75, 0.25, -0.5, -0.25));
    expect(efficiencyRatio(returns)).toEqual(Float64Array.of(1, 0, 0.5));
  });

  it('looks back on 120 rows only', () => {
    expect(efficiencyRatio(single([...new Array(50).fill(-0.01), ...new Array(120).fill(0.01)]))[0]).toBe(1);
  });

  it('of an asset that did not move is 0', () => {
    expect(efficiencyRatio(single([0.3, ...new Array(120).fill(0)]))[0]).toBe(0);
  });
});

describe('gateReturn', () => {
  it('compounds the last 60 rows', () => {
    expect(gateReturn(single([9, ...new Array(60).fill(0.01)]))[0]).toBeCloseTo(1.01 ** 60 - 1, 13);
    expect(gateReturn(single([0.5, -0.5]))[0]).toBe(-0.25);
  });
});

describe('permutationEntropy', () => {
  it('of a path that only rises, only falls or is one value over and over is 0', () => {
    expect(permutationEntropy(single(Array.from({ length: 30 }, (_, t) => t)))[0]).toBe(0);
    expect(permutationEntropy(single(Array.from({ length: 30 }, (_, t) => -t)))[0]).toBe(0);
    expect(permutationEntropy(single(new Array(30).fill(0.1)))[0]).toBe(0);
  });

  it('of two patterns in equal number is ln 2 / ln 120', () => {
    // Up and down in turn: 6 values of period 2 hold the patterns 01010 and 10101 once each.
    expect(permutationEntropy(single([0, 1, 0, 1, 0, 1]))[0]).toBeCloseTo(Math.log(2) / Math.log(120), 15);
  });

  it('is the same to the last bit for counts of the same entropy', () => {
    // Eight windows each, of counts {4, 1, 1, 1, 1} and {2, 2, 2, 2}: Σ c·ln c is 8·ln 2 in both.
    const uneven = permutationEntropy(single([0, 2, 4, 4, 4, 4, 4, 4, 3, 3, 4, 4]));
    const even = permutationEntropy(single([2, 1, 2, 2, 3, 1, 3, 3, 3, 2, 3, 3]));
    expect(even).toEqual(uneven);
    expect(even[0]).toBeCloseTo((2 * Math.log(2)) / Math.log(120), 15);
  });

  it('of noise is about 0.9 and looks back on 120 rows only', () => {
    const next = uniforms(3);
    const noise = Array.from({ length: 120 }, next);
    const [entropy] = permutationEntropy(single(noise));
    expect(entropy).toBeGreaterThan(0.85);
    expect(entropy).toBeLessThan(0.95);
    expect(permutationEntropy(single([...new Array(80).fill(0), ...noise]))[0]).toBe(entropy);
  });

  it('needs 5 rows', () => {
    expect(permutationEntropy(single([1, 2, 3, 4]))[0]).toBeNaN();
    expect(permutationEntropy(single([1, 2]))[0]).toBeNaN();
    expect(permutationEntropy(single([1, 2, 3, 4, 5]))[0]).toBe(0);
  });
});

describe('hurst', () => {
  const next = uniforms(8);
  const noise = Array.from({ length: 512 }, () => next() - 0.5);

  it('of noise is somewhat above ½, as the source’s estimator is', () => {
    const [exponent] = hurst(single(noise));
    expect(exponent).toBeGreaterThan(0.45);
    expect(exponent).toBeLessThan(0.7);
  });

  it('is near 1 for returns that persist and low for returns that turn back', () => {
    let level = 0;
    const persistent = noise.map((value) => (level += value));
    const turning = noise.map((value, t) => value - (noise[t - 1] ?? 0));
    expect(hurst(single(persistent))[0]).toBeGreaterThan(0.85);
    expect(hurst(single(turning))[0]).toBeLessThan(0.35);
  });

  it('needs two lags: 32 rows', () => {
    expect(hurst(single(noise.slice(0, 31)))[0]).toBeNaN();
    expect(hurst(single(noise.slice(0, 32)))[0]).not.toBeNaN();
  });

  /** Slope through two lags, of the mean R/S of the blocks that vary, by definition. */
  const slopeBetween = (rows: readonly number[], lags: readonly [number, number]) => {
    const [short, long] = lags.map((lag) => {
      const ratios = Array.from({ length: Math.floor(rows.length / lag) }, (_, k) => {
        const block = rows.slice(k * lag, (k + 1) * lag);
        const centre = block.reduce((a, b) => a + b) / lag;
        const paths = block.map((_, t) => block.slice(0, t + 1).reduce((sum, value) => sum + value - centre, 0));
        const variance = block.reduce((sum, value) => sum + (value - centre) ** 2, 0) / lag;
        return (Math.max(...paths) - Math.min(...paths)) / Math.sqrt(variance);
      }).filter((ratio) => !Number.isNaN(ratio));
      return ratios.reduce((a, b) => a + b) / ratios.length;
    });
    return Math.log(long / short) / Math.log(lags[1] / lags[0]);
  };

  it.each([32, 39])('of %i rows is the slope through lags 8 and 16', (count) => {
    const rows = noise.slice(0, count);
    expect(hurst(single(rows))[0]).toBeCloseTo(slopeBetween(rows, [8, 16]), 13);
  });

  it('leaves out blocks without variation, and a lag that has no other', () => {
    const halted = noise.slice(0, 32).map((value, t) => (t < 8 ? 0.5 : value));
    expect(hurst(single(halted))[0]).toBeCloseTo(slopeBetween(halted, [8, 16]), 13);
    const steps = Array.from({ length: 64 }, (_, t) => [0.5, 0.25, 0.75, 0.5, 0, 0.25, 0.75, 0][t >> 3]);
    expect(hurst(single(steps))[0]).toBeCloseTo(slopeBetween(steps, [16, 32]), 13);
  });

  it('of an asset whose blocks never vary is NaN', () => {
    expect(hurst(single([...new Array(39).fill(0.01), 0.02]))[0]).toBeNaN();
  });
});
