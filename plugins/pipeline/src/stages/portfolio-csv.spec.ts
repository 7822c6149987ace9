import { expect, it } from 'vitest';
import { portfolio } from './portfolio.js';
import { portfolioCsv } from './portfolio-csv.js';

it('writes one row an asset, shorts as negative numbers, contributors by their path', () => {
  const flat = portfolio([
    { symbol: 'AAA', contributor: { sleeve: 'core/first', weight: 0.5 } },
    { symbol: 'AAA', contributor: { sleeve: 'side', weight: 0.25 } },
    { symbol: 'BRK,B', contributor: { sleeve: 'side', weight: -0.25 } },
  ]);
  expect(portfolioCsv(flat)).toBe(
    [
      'symbol,weight,net_weight,direction,contributors',
      'AAA,0.75,0.75,LONG,core/first=0.5 side=0.25',
      '"BRK,B",0.25,-0.25,SHORT,side=-0.25',
      '',
    ].join('\n'),
  );
});

it('makes no symbol a formula of the spreadsheet that opens the file', () => {
  const flat = portfolio([{ symbol: '=1+1', contributor: { sleeve: 'side', weight: 1 } }]);
  expect(portfolioCsv(flat)).toContain("\n'=1+1,1,1,");
});
