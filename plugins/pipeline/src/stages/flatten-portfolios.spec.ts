import { describe, expect, it } from 'vitest';
import { flattenPortfolios } from './flatten-portfolios.js';
import { type Portfolio, portfolio } from './portfolio.js';

const sleeve = (weights: Record<string, number>): Portfolio =>
  portfolio(Object.entries(weights).map(([symbol, weight]) => ({ symbol, contributor: { sleeve: '', weight } })));

describe('flattenPortfolios, two levels by hand', () => {
  // inner = 1/2 first (3/4 AAA, 1/4 BBB) + 1/2 second (1 BBB); outer = 3/4 inner + 1/4 side (1/2 BBB, 1/2 short CCC).
  const first = { id: 'first', weight: 0.5, portfolio: sleeve({ AAA: 0.75, BBB: 0.25 }) };
  const second = { id: 'second', weight: 0.5, portfolio: sleeve({ BBB: 1 }) };
  const inner = flattenPortfolios([first, second]);
  const side = sleeve({ BBB: 0.5, CCC: -0.5 });
  const outer = flattenPortfolios([
    { id: 'core', weight: 0.75, portfolio: inner },
    { id: 'side', weight: 0.25, portfolio: side },
  ]);

  it('has the product of the weights along each path, summed over the paths of one asset', () => {
    expect(outer.weights.map(({ symbol, net_weight }) => [symbol, net_weight])).toEqual([
      ['BBB', 0.75 * (0.125 + 0.5) + 0.125],
      ['AAA', 0.75 * 0.375],
      ['CCC', -0.125],
    ]);
  });

  it('names the part of each leaf by the ids on the way to it', () => {
    expect(outer.weights[0].contributors).toEqual([
      { sleeve: 'core/first', weight: 0.09375 },
      { sleeve: 'core/second', weight: 0.375 },
      { sleeve: 'side', weight: 0.125 },
    ]);
  });

  it('has the net exposure of its children and the gross of its positions', () => {
    expect(outer).toMatchObject({ net: 0.75, gross: 1 });
    expect(outer.effective_n).toBe(1 / (0.59375 ** 2 + 0.28125 ** 2 + 0.125 ** 2));
  });

  it('lets a short in one child offset a long in another', () => {
    const flat = flattenPortfolios([
      { id: 'long', weight: 0.5, portfolio: sleeve({ AAA: 1 }) },
      { id: 'short', weight: 0.5, portfolio: sleeve({ AAA: -0.5 }) },
    ]);
    expect(flat).toMatchObject({ net: 0.25, gross: 0.25 });
    expect(flat.weights[0]).toMatchObject({ net_weight: 0.25, direction: 'LONG' });
  });
});
