import { describe, expect, it } from 'vitest';
import { conditionalValueAtRisk95, tailRatio, valueAtRisk95 } from './tail.js';

describe('tail', () => {
  // 21 returns -10 % … +10 %: the 5 % quantile of type 7 is the second worst, the 95 % one the second best.
  const returns = Float64Array.from({ length: 21 }, (_, k) => (k - 10) / 100);

  it('has the second worst of 21 returns as value at risk', () => {
    expect(valueAtRisk95(returns)).toBeCloseTo(0.09, 16);
  });

  it('has the mean of the two worst as conditional value at risk', () => {
    expect(conditionalValueAtRisk95(returns)).toBeCloseTo(0.095, 16);
  });

  it('has a ratio of 1 where the tails are alike', () => {
    expect(tailRatio(returns)).toBeCloseTo(1, 14);
  });

  it('reports a gain at the 5 % quantile as a negative loss', () => {
    expect(valueAtRisk95(returns.map((value) => value + 1))).toBeCloseTo(-0.91, 15);
  });
});
