import { describe, expect, it } from 'vitest';
import { winRate } from './win-rate.js';

describe('winRate', () => {
  it('counts a return of 0 as an observation but no win', () => {
    expect(winRate(Float64Array.of(0.01, 0, -0.01, 0.02, 0.03))).toBe(0.6);
  });

  it('of no returns or of NaN is NaN', () => {
    expect(winRate(new Float64Array())).toBeNaN();
    expect(winRate(Float64Array.of(0.01, Number.NaN))).toBeNaN();
  });
});
