import { describe, expect, it } from 'vitest';
import { solve } from '../solve.js';
import { syntheticReturns } from '../testing/synthetic-returns.js';

describe('minByCuts', () => {
  it.each([
    { rows: 60, cols: 12, seed: 9 },
    { rows: 120, cols: 20, seed: 6 },
  ])('keeps the budget to rounding over many moves, $rows × $cols', (shape) => {
    const { iterations, budgetError } = solve({ profile: 'min_gini', returns: syntheticReturns(shape) }).certificate;
    expect(iterations).toBeGreaterThan(80);
    expect(budgetError).toBeLessThanOrEqual(4e-15);
  });
});
