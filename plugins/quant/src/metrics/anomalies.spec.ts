import { describe, expect, it } from 'vitest';
import { anomalies } from './anomalies.js';
import { performance } from './performance.js';

const calm = Float64Array.from({ length: 40 }, (_, t) => [0.01, -0.008, 0.004, -0.005][t % 4] + t * 1e-5);

const found = (returns: Float64Array, limits = {}) => anomalies(returns, performance(returns, 252), limits);

describe('anomalies', () => {
  it('of a calm window are none', () => {
    expect(found(calm)).toEqual([]);
  });

  it('list a Sharpe ratio beyond 10 on either side, as it is', () => {
    const climbing = calm.map((value) => value / 10 + 0.002);
    const metrics = performance(climbing, 252);
    expect(metrics.sharpe).toBeGreaterThan(10);
    expect(found(climbing)).toContainEqual({ metric: 'sharpe', value: metrics.sharpe, limit: 10, row: null });
    const falling = climbing.map((value) => -value);
    expect(found(falling)).toContainEqual({ metric: 'sharpe', value: -metrics.sharpe, limit: 10, row: null });
  });

  it('list a volatility beyond 200 % and each day beyond ±50 %, with its row', () => {
    const wild = calm.slice();
    wild[3] = 0.9;
    wild[9] = -0.6;
    wild[12] = 0.5;
    const volatility = performance(wild, 252).volatilityAnnual;
    expect(found(wild)).toEqual([
      { metric: 'volatilityAnnual', value: volatility, limit: 2, row: null },
      { metric: 'oneDayReturn', value: 0.9, limit: 0.5, row: 3 },
      { metric: 'oneDayReturn', value: -0.6, limit: 0.5, row: 9 },
    ]);
  });

  it('list every metric that is NaN or infinite, once', () => {
    const steady = new Float64Array(40).fill(0.001);
    const listed = found(steady);
    expect(listed.map(({ metric }) => metric)).toEqual([
      'sharpe',
      'sortino',
      'calmar',
      'omega',
      'skewness',
      'excessKurtosis',
    ]);
    expect(listed.every(({ limit, row }) => limit === null && row === null)).toBe(true);
  });

  it('follow the limits given and keep the default of the others', () => {
    const metrics = performance(calm, 252);
    expect(found(calm, { oneDayReturn: 0.01 }).map(({ metric }) => metric)).toEqual(
      Array.from(
        calm.filter((value) => Math.abs(value) > 0.01),
        () => 'oneDayReturn',
      ),
    );
    expect(found(calm, { sharpe: Math.abs(metrics.sharpe) })).toEqual([]);
    expect(found(calm, { volatilityAnnual: metrics.volatilityAnnual / 2 })).toHaveLength(1);
  });
});
