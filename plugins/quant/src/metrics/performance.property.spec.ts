import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.js';
import { performance } from './performance.js';

const stream = fc
  .array(fc.integer({ min: -300, max: 300 }), { minLength: 5, maxLength: 80 })
  .filter((ticks) => new Set(ticks).size > 2)
  .map((ticks) => Float64Array.from(ticks, (tick) => tick / 1000));

it('ratios without a unit are the same for returns times a power of two, bit for bit', () => {
  fc.assert(
    fc.property(stream, fc.integer({ min: -3, max: 1 }), (returns, exponent) => {
      const original = performance(returns, 252);
      const scaled = performance(
        returns.map((value) => value * 2 ** exponent),
        252,
      );
      for (const field of [
        'sharpe',
        'sortino',
        'omega',
        'tailRatio',
        'winRate',
        'skewness',
        'excessKurtosis',
      ] as const) {
        expect(scaled[field]).toBe(original[field]);
      }
      for (const field of ['volatilityAnnual', 'valueAtRisk95', 'maxDrawdownUncompounded'] as const) {
        expect(scaled[field]).toBe(original[field] * 2 ** exponent);
      }
    }),
    { numRuns: propertyRuns() },
  );
});

it('losses keep their order: CVaR is at least VaR, the ulcer index at most the drawdown, the drawdown at most all', () => {
  fc.assert(
    fc.property(stream, (returns) => {
      const metrics = performance(returns, 365);
      expect(metrics.conditionalValueAtRisk95).toBeGreaterThanOrEqual(metrics.valueAtRisk95);
      expect(metrics.ulcerIndex).toBeLessThanOrEqual(metrics.maxDrawdownCompounded + 1e-15);
      expect(metrics.maxDrawdownCompounded).toBeGreaterThanOrEqual(Math.max(0, -Math.min(...returns)) - 1e-15);
      expect(metrics.maxDrawdownCompounded).toBeLessThanOrEqual(1);
    }),
    { numRuns: propertyRuns() },
  );
});

it('the order of the returns moves only the drawdowns and what is made of them', () => {
  fc.assert(
    fc.property(stream, (returns) => {
      const forwards = performance(returns, 252);
      const backwards = performance(returns.toReversed(), 252);
      for (const field of ['sharpe', 'sortino', 'omega', 'skewness', 'excessKurtosis', 'returnAnnual'] as const) {
        const error = Math.abs(backwards[field] - forwards[field]);
        if (Number.isFinite(forwards[field])) expect(error).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(forwards[field])));
      }
      expect(backwards.valueAtRisk95).toBe(forwards.valueAtRisk95);
      expect(backwards.winRate).toBe(forwards.winRate);
    }),
    { numRuns: propertyRuns() },
  );
});
