import { describe, expect, it } from 'vitest';
import { minimiseLogBarrier } from './log-barrier.js';
import { equalBudgets } from './risk-parity.js';

describe('minimiseLogBarrier', () => {
  it('ends after two sweeps on uncorrelated assets, at 1/√N', () => {
    const { x, solver, iterations } = minimiseLogBarrier(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), equalBudgets(3));
    expect({ solver, iterations }).toEqual({ solver: 'ccd', iterations: 1 });
    for (const value of x) expect(value).toBeCloseTo(1 / Math.sqrt(3), 15);
  });

  it('has the closed form of two assets: x² (1 + ρ) = 1/2', () => {
    const { x } = minimiseLogBarrier(Float64Array.of(1, 0.6, 0.6, 1), equalBudgets(2));
    for (const value of x) expect(value).toBeCloseTo(Math.sqrt(0.5 / 1.6), 12);
  });

  it('goes on by Newton steps where sweeps are slow, and needs few', () => {
    // Two assets of correlation 0.9, and a hedge of -0.999 to the first.
    const correlation = Float64Array.of(1, 0.9, -0.999, 0.9, 1, -0.9, -0.999, -0.9, 1);
    const { x, solver, iterations } = minimiseLogBarrier(correlation, equalBudgets(3));
    expect(solver).toBe('ccd+newton');
    expect(iterations).toBeLessThan(120);
    x.forEach((value, i) => {
      const marginal = x.reduce((sum, other, j) => sum + correlation[i * 3 + j] * other, 0);
      expect(3 * value * marginal).toBeCloseTo(1, 10);
    });
  });

  it('gives up on a perfect hedge after its last step', () => {
    const { x, iterations } = minimiseLogBarrier(Float64Array.of(1, -1, -1, 1), equalBudgets(2));
    expect(iterations).toBeLessThanOrEqual(200);
    expect(x[0]).toBeGreaterThan(3);
  });
});
