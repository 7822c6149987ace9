import { describe, expect, it } from 'vitest';
import type { DatedReturns } from '../data/time-series.js';
import { riskSchema } from '../manifest/blocks/risk.js';
import { decideWindows, namedWeights } from './decide-windows.js';
import { openLedger, seriesOf, walkForwardOf, windowsOf } from './testing/problems.js';
import type { Universe } from './universe.js';
import type { WalkForwardProblem } from './walk-forward-stream.js';

const series = seriesOf({ AAA: [0.01, -0.01, 0.5, 0.01], BBB: [0.02, -0.01, 0.5, 0], CCC: [0.03, 0, 0.5, -0.02] });
const windows = windowsOf([0, 2, 2, 4], [2, 4, 4, 4]);
const FLAT = seriesOf({ AAA: [0.01, 0.01, 0], BBB: [0, 0, 0] });

/** The outcome of a window that trains on every row. */
async function decideOn(rows: DatedReturns, problem: Partial<WalkForwardProblem>) {
  const { ledger, events } = openLedger();
  const { rows: end } = rows.matrix;
  const whole = windowsOf([0, end, end, end]);
  await decideWindows(walkForwardOf({ series: rows, windows: whole, ledger, ...problem }));
  return events()[1];
}

/** Decides the first window; what the ledger then says of it. */
async function decide(problem: Partial<WalkForwardProblem>) {
  const { ledger, events } = openLedger();
  const [decision] = await decideWindows(walkForwardOf({ series, windows: windows.slice(0, 1), ledger, ...problem }));
  return { decision, events: events() };
}

const taking = (columns: readonly number[]): Universe => ({ columns, clusters: columns, regime: 'NORMAL' });

describe('decideWindows, solved', () => {
  const solved = () => decide({ participants: () => taking([2, 0]) });

  it('has the weights of the universe in the columns of the series, 0 elsewhere', async () => {
    const { decision } = await solved();
    expect(decision).toEqual({
      window: windows[0],
      status: 'success',
      regime: 'NORMAL',
      weights: Float64Array.of(0.5, 0, 0.5),
    });
  });

  it('enters what it is about to do, then what came of it, with the certificate and every attempt', async () => {
    const { events } = await solved();
    const params = { engine: 'custom', profile: 'equal_weight', n_assets: 3 };
    expect(events).toEqual([
      {
        step: 'optimize_equal_weight',
        phase: 'intent',
        window: '0',
        params,
        data: { train: { from: '2022-01-03', to: '2022-01-04', rows: 2 }, regime: 'NORMAL' },
      },
      {
        step: 'optimize_equal_weight',
        phase: 'outcome',
        window: '0',
        status: 'success',
        params,
        data: {
          weights: { AAA: 0.5, CCC: 0.5 },
          certificate: {
            solver: 'closed-form',
            budget_error: 0,
            bound_violation: 0,
            kkt_residual: null,
            duality_gap: null,
            risk_share_error: null,
            iterations: 0,
            notes: [],
          },
          attempts: [{ ridge: 0, condition_number: null, outcome: 'solved', reason: '' }],
          dropped: [],
          engine: 'custom',
        },
      },
    ]);
  });

  it('sees the train rows only: what comes after may be anything', async () => {
    const changed = seriesOf({ AAA: [0.01, -0.01, 9, Number.NaN], BBB: [0.02, -0.01, 9, 9], CCC: [0.03, 0, 9, 9] });
    const min = { riskProfile: 'min_variance' } as const;
    expect((await decide({ ...min, series: changed })).decision).toEqual((await decide(min)).decision);
  });

  it('enters the columns that no solver can take', async () => {
    const returns = { AAA: [0.01, -0.02, 0], BBB: [0.02, 0.02, 0.02], CCC: [0.01, Number.NaN, 0] };
    expect((await decideOn(seriesOf(returns), { riskProfile: 'hrp' })).data).toMatchObject({
      weights: { AAA: 1 },
      dropped: [
        { asset: 'BBB', reason: 'constant at 0.02' },
        { asset: 'CCC', reason: 'no observation in 1 of 3 rows' },
      ],
    });
  });

  it('is a fallback at a harder ridge; the condition of a singular matrix is null', async () => {
    const hedge = seriesOf({ AAA: [0.01, -0.02, 0.03], BBB: [-0.01, 0.02, -0.03] });
    const risk = riskSchema.parse({ covariance: 'sample', default_shrinkage_intensity: 0 });
    expect(await decideOn(hedge, { riskProfile: 'risk_parity', risk })).toMatchObject({
      status: 'fallback',
      data: {
        attempts: [
          { ridge: 0, condition_number: null, outcome: 'failed', reason: expect.stringContaining('risk share error') },
          { ridge: 0.15, condition_number: expect.any(Number), outcome: 'solved', reason: '' },
        ],
      },
    });
  });
});

describe('decideWindows, not solved', () => {
  it('is an outcome with the reason, and the holdings stay as they are', async () => {
    const { decision, events } = await decide({ series: FLAT });
    const message =
      'solve: equal_weight: at least one column must have usable history, got 2 dropped columns of 2 ' +
      '(expected a column without NaN that is not constant). ' +
      'The window lies before the listings, or the source repeats its last prices.';
    expect(decision).toEqual({
      window: windows[0],
      status: 'error',
      regime: 'NORMAL',
      weights: null,
      failure: message,
    });
    expect(events.map(({ phase }) => phase)).toEqual(['intent', 'outcome']);
    expect(events[1]).toMatchObject({
      window: '0',
      status: 'error',
      data: { code: 'NOT_SOLVED', message, attempts: [], effect: 'the holdings before this window are kept' },
    });
  });

  it('is so where the bounds admit no portfolio, and where nobody takes part', async () => {
    const bounds = { ...riskSchema.parse({}), max_weight: 0.25 };
    expect((await decide({ bounds })).events[1].data).toMatchObject({ code: 'INFEASIBLE' });
    const { events } = await decide({ participants: () => taking([]) });
    expect(events[1].data).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('keeps every rung of the ladder that failed, with the condition of its matrix', async () => {
    // Of a column 1e20 times as volatile the optimum holds 1e-40: 1 less that is 1, so no certificate can hold.
    const returns = { AAA: [1e18, -2e18, 3e18, 1e18], BBB: [0.02, 0.01, -0.05, 0.02] };
    const risk = riskSchema.parse({ covariance: 'sample' });
    const { data, status } = await decideOn(seriesOf(returns), { riskProfile: 'min_variance', risk });
    const reason = expect.stringMatching(/^KKT residual \S+ above 1e-8$/);
    const rung = { condition_number: expect.any(Number), outcome: 'failed', reason };
    expect(status).toBe('error');
    expect(data.attempts).toEqual([0.01, 0.15, 0.5, 0.95].map((ridge) => ({ ridge, ...rung })));
  });

  it('lets an error pass that is no answer of a solver', async () => {
    await expect(decide({ participants: () => taking(null as never) })).rejects.toThrow(TypeError);
  });
});

describe('namedWeights', () => {
  it('names the weights that are not zero, in the order of the columns', () => {
    expect(namedWeights(['b', 'a', 'c'], Float64Array.of(0.25, 0.75, 0))).toEqual({ b: 0.25, a: 0.75 });
  });
});
