import { returnsMatrix } from '@metafolio/quant';
import { describe, expect, it } from 'vitest';
import { equalWeightBaseline } from './equal-weight-baseline.js';

describe('equalWeightBaseline', () => {
  it('earns the mean of the sleeves and trades their drift back every day', () => {
    const sleeves = returnsMatrix(['a', 'b'], Float64Array.of(0.1, -0.1, 0.02, 0.06, 0, 0));
    const { performance, turnoverAnnual } = equalWeightBaseline(sleeves, 252);
    // Means 0, 4 %, 0; the weights drift to 55:45 and to 51:53 (of 1.04), each traded back the day after.
    expect(performance.returnAnnual).toBeCloseTo((0.04 / 3) * 252, 12);
    expect(turnoverAnnual).toBeCloseTo(((0.1 + 0.02 / 1.04) * 252) / 3, 12);
  });

  it('has no turnover on a single date', () => {
    expect(equalWeightBaseline(returnsMatrix(['a', 'b'], Float64Array.of(0.1, -0.1)), 252).turnoverAnnual).toBe(0);
  });
});
