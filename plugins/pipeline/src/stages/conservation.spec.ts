import { expect, it } from 'vitest';
import { conservationFaults } from './conservation.js';
import { flattenPortfolios, type HeldPortfolio } from './flatten-portfolios.js';
import { type Portfolio, portfolio } from './portfolio.js';

const own = (symbol: string, weight: number) => ({ symbol, contributor: { sleeve: '', weight } });

const EQUITIES = portfolio([own('SPY', 0.7), own('QQQ', 0.3)]);
const HEDGE = portfolio([own('SPY', -0.2), own('GLD', 1.2)]);
const HELD: HeldPortfolio[] = [
  { id: 'equities', weight: 0.6, portfolio: EQUITIES },
  { id: 'hedge', weight: 0.4, portfolio: HEDGE },
];
const FLAT = flattenPortfolios(HELD);

it('a portfolio as it was flattened conserves everything', () => {
  expect(conservationFaults(EQUITIES)).toEqual([]);
  expect(conservationFaults(FLAT)).toEqual([]);
  expect(conservationFaults(FLAT, HELD)).toEqual([]);
});

it('a rounding of the last bit is no fault', () => {
  expect(conservationFaults({ ...FLAT, net: FLAT.net * (1 + 2 ** -52) }, HELD)).toEqual([]);
});

function withPosition(change: (position: Portfolio['weights'][number]) => object): Portfolio {
  const [first, ...rest] = FLAT.weights;
  return { ...FLAT, weights: [{ ...first!, ...change(first!) }, ...rest] };
}

it.each<[string, Portfolio, string]>([
  ['another net', { ...FLAT, net: 0.5 }, 'net is 0.5, the sum over the paths 1'],
  ['another gross', { ...FLAT, gross: 2 }, 'gross is 2, the sum over the paths 1'],
  ['a net that is no number', { ...FLAT, net: Number.NaN }, 'net is NaN'],
  ['another weight of an asset', withPosition(() => ({ net_weight: 0.9 })), 'GLD is 0.9, the sum over the paths 0.48'],
  ['an asset left out', { ...FLAT, weights: FLAT.weights.slice(1) }, 'net is 1, the sum over the paths 0.52'],
])('%s is a fault, without the children too', (_name, stated, fault) => {
  expect(conservationFaults(stated).join('; ')).toContain(fault);
});

it('a portfolio that is one with itself and not with its children is a fault', () => {
  const other = flattenPortfolios([
    { ...HELD[0]!, weight: 0.5 },
    { ...HELD[1]!, weight: 0.5 },
  ]);
  expect(conservationFaults(other)).toEqual([]);
  expect(conservationFaults(other, HELD)).toEqual([
    'GLD is 0.6, the sum over the paths 0.48',
    expect.stringContaining('SPY is'),
    expect.stringContaining('QQQ is 0.15, the sum over the paths 0.18'),
  ]);
});
