import { describe, expect, it } from 'vitest';
import { portfolio } from './portfolio.js';

const part = (symbol: string, sleeve: string, weight: number) => ({ symbol, contributor: { sleeve, weight } });

describe('portfolio', () => {
  it('sums the parts of one symbol with their sign, and keeps who brought them', () => {
    const { weights } = portfolio([part('AAA', 'core', 0.5), part('BBB', 'core', 0.25), part('AAA', 'side', -0.125)]);
    expect(weights).toEqual([
      {
        symbol: 'AAA',
        weight: 0.375,
        net_weight: 0.375,
        direction: 'LONG',
        contributors: [
          { sleeve: 'core', weight: 0.5 },
          { sleeve: 'side', weight: -0.125 },
        ],
      },
      {
        symbol: 'BBB',
        weight: 0.25,
        net_weight: 0.25,
        direction: 'LONG',
        contributors: [{ sleeve: 'core', weight: 0.25 }],
      },
    ]);
  });

  it('tells net from gross where a position is short', () => {
    const { net, gross, effective_n, weights } = portfolio([part('AAA', 'core', 0.75), part('BBB', 'core', -0.25)]);
    expect({ net, gross, effective_n }).toEqual({ net: 0.5, gross: 1, effective_n: 1.6 });
    expect(weights[1]).toMatchObject({ symbol: 'BBB', weight: 0.25, net_weight: -0.25, direction: 'SHORT' });
  });

  it('puts the largest first, whatever its sign, and equal ones in the order of their symbols', () => {
    const parts = [part('b', '', 0.25), part('a', '', 0.25), part('C', '', 0.25), part('z', '', -0.5)];
    expect(portfolio(parts).weights.map(({ symbol }) => symbol)).toEqual(['z', 'C', 'a', 'b']);
  });

  it('is long by nothing, and has an effective number of 0, where longs and shorts cancel', () => {
    const { gross, effective_n, weights } = portfolio([part('AAA', 'core', 0.5), part('AAA', 'side', -0.5)]);
    expect({ gross, effective_n }).toEqual({ gross: 0, effective_n: 0 });
    expect(weights[0]).toMatchObject({ weight: 0, net_weight: 0, direction: 'LONG' });
  });

  it('names no contributors in a sleeve, which is its own', () => {
    expect(portfolio([part('AAA', '', 1)]).weights[0].contributors).toEqual([]);
  });
});
