import { performance } from '@metafolio/quant';
import { describe, expect, it } from 'vitest';
import type { ResolvedProfile } from '../manifest/index.js';
import { portfolio } from '../stages/portfolio.js';
import type { RunFile } from '../stages/run-file.js';
import { diffParameters, diffRuns } from './run-diff.js';
import type { RunFacts, RunProfileFacts } from './run-facts.js';
import { writeDiff } from './write-diff.js';

const DATES = ['2024-01-02', '2024-01-03', '2024-01-04'];

function profileFacts(riskProfile: string, returns: readonly number[], weights: Record<string, number>) {
  const values = Float64Array.from(returns);
  const parts = Object.entries(weights).map(([symbol, weight]) => ({ symbol, contributor: { sleeve: '', weight } }));
  return {
    riskProfile,
    dates: DATES,
    stream: { name: 'x', returns: values, performance: performance(values, 252), turnoverAnnual: 2 },
    portfolio: { profile: 'x', risk_profile: riskProfile, as_of: '2024-01-04', ...portfolio(parts) },
  } as unknown as RunProfileFacts;
}

function factsOf(id: string, config: object, riskProfiles: readonly RunProfileFacts[]): RunFacts {
  const run = { run_id: id, profile: 'x', as_of: '2024-01-04' } as RunFile;
  const calendar = { calendar: 'XNYS', periods_per_year: 252 };
  return { run, calendar, config: config as ResolvedProfile, riskProfiles } as RunFacts;
}

const A = factsOf('x-aaaaaaaaaaaa', { backtest: { slippage: 0.001, purge: 0 }, list: [1, 2] }, [
  profileFacts('hrp', [0.01, 0.02, -0.01], { AAA: 0.6, BBB: 0.4 }),
  profileFacts('barbell', [0, 0.01, 0], { AAA: 1 }),
]);
const B = factsOf('x-bbbbbbbbbbbb', { backtest: { slippage: 0.002, purge: 0 }, list: [1, 2], more: true }, [
  profileFacts('hrp', [0.01, 0.02, 0.01], { AAA: 0.5, '=CMD|x': 0.5 }),
]);

describe('diffRuns', () => {
  it('of a run with itself finds nothing', () => {
    const { config, profiles, only_a, only_b } = diffRuns(A, A);
    expect([config, only_a, only_b]).toEqual([[], [], []]);
    for (const { metrics, weights, turnover } of profiles) {
      expect(turnover).toBe(0);
      for (const { change } of [...metrics, ...weights]) expect(change).toBe(0);
    }
  });

  it('names what differs in the configuration, the metrics, the weights and the risk profiles', () => {
    const diff = diffRuns(A, B);
    expect(diff.config).toEqual([
      { parameter: 'backtest.slippage', a: '0.001', b: '0.002' },
      { parameter: 'more', a: null, b: 'true' },
    ]);
    expect([diff.only_a, diff.only_b]).toEqual([['barbell'], []]);
    const [hrp] = diff.profiles;
    expect(hrp!.metrics.find(({ name }) => name === 'maxDrawdownCompounded')).toEqual({
      name: 'maxDrawdownCompounded',
      a: expect.closeTo(0.01, 12),
      b: 0,
      change: expect.closeTo(-0.01, 12),
    });
    expect(hrp!.weights.map(({ name, a, b }) => [name, a, b])).toEqual([
      ['=CMD|x', 0, 0.5],
      ['BBB', 0.4, 0],
      ['AAA', 0.6, 0.5],
    ]);
    expect(hrp!.turnover).toBeCloseTo(1, 12);
  });

  it('the other way round every change has the other sign', () => {
    const [there, back] = [diffRuns(A, B), diffRuns(B, A)].map(({ profiles }) => profiles[0]!);
    expect(back!.weights.map(({ name, change }) => [name, change])).toEqual(
      there!.weights.map(({ name, change }) => [name, 0 - change]),
    );
    expect(back!.turnover).toBe(there!.turnover);
  });
});

it('a parameter is compared by its value, whatever the order of the keys', () => {
  expect(diffParameters({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
});

describe('a diff that is read', () => {
  it('shows the turnover between the two and what differs, on the terminal', async () => {
    const text = await writeDiff(A, B, 'text');
    expect(text).toContain('A: x-aaaaaaaaaaaa as of 2024-01-04\nB: x-bbbbbbbbbbbb as of 2024-01-04\n');
    expect(text).toContain('Risk profiles: barbell only in A.');
    expect(text).toMatch(/\n {2}backtest\.slippage +0\.001 +0\.002\n/);
    expect(text).toContain('To get from A to B trade 100.00 % of the capital, purchases and sales each counted.');
  });

  it('is Markdown in which a symbol is shown and not interpreted', async () => {
    expect(await writeDiff(A, B, 'markdown')).toMatch(/\n\| =CMD\\\|x \| +0\.00 % \| +50\.00 % \|/);
  });

  it('is a page that overlays the curves of both, the same bytes each time', async () => {
    const page = await writeDiff(A, B, 'html');
    expect(page).toContain('Equity curves');
    expect(page).toMatch(/<svg[^>]*>/);
    expect(await writeDiff(A, B, 'html')).toBe(page);
  });
});
