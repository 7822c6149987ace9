import { describe, expect, it } from 'vitest';
import { maxDrawdownCompounded, maxDrawdownUncompounded, ulcerIndex } from './drawdown.js';

describe('drawdown', () => {
  it('of +100 %, -50 %, -50 % is 75 % compounded and 100 % uncompounded', () => {
    const returns = Float64Array.of(1, -0.5, -0.5);
    expect(maxDrawdownCompounded(returns)).toBe(0.75);
    expect(maxDrawdownUncompounded(returns)).toBe(1);
  });

  it('counts a loss on the first row from the capital before it', () => {
    const returns = Float64Array.of(-0.25, 0.5);
    expect(maxDrawdownCompounded(returns)).toBe(0.25);
    expect(maxDrawdownUncompounded(returns)).toBe(0.25);
  });

  it('of gains only is 0', () => {
    expect(maxDrawdownCompounded(Float64Array.of(0.1, 0, 0.2))).toBe(0);
    expect(maxDrawdownUncompounded(Float64Array.of(0.1, 0, 0.2))).toBe(0);
  });

  it('has the root mean square of the drawdowns as its ulcer index', () => {
    // Drawdowns 0, 50 %, 75 %.
    expect(ulcerIndex(Float64Array.of(1, -0.5, -0.5))).toBeCloseTo(Math.sqrt((0.25 + 0.5625) / 3), 15);
  });
});
