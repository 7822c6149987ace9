import { type ReturnsMatrix, returnsMatrix } from '@metafolio/quant';
import type { DatedReturns } from '../../data/time-series.js';
import { startLedger } from '../../ledger/ledger.js';
import type { LedgerEntry } from '../../ledger/ledger-entry.js';
import { readLedger } from '../../ledger/read-ledger.js';
import { type BacktestBlock, backtestSchema } from '../../manifest/blocks/backtest.js';
import { riskSchema } from '../../manifest/blocks/risk.js';
import type { ScheduledWindow } from '../schedule.js';
import type { WalkForwardProblem } from '../walk-forward-stream.js';
import { sessions } from './synthetic-prices.js';

/** Rows of returns by asset name, dated with the sessions from 3 January 2022. */
export function seriesOf(columns: Readonly<Record<string, readonly number[]>>): DatedReturns {
  const matrix = matrixOf(columns);
  return { dates: sessions(matrix.rows), matrix };
}

function matrixOf(columns: Readonly<Record<string, readonly number[]>>): ReturnsMatrix {
  const lists = Object.values(columns);
  const rows = lists[0]?.length ?? 0;
  const values = Array.from({ length: rows }, (_, t) => lists.map((list) => list[t]!)).flat();
  return returnsMatrix(Object.keys(columns), Float64Array.from(values));
}

/** A ledger with its genesis, and its entries after that: without their place in the chain, when only they are asked for. */
export function openLedger() {
  const ledger = startLedger({
    subject: { profile: 'alpha', kind: 'sleeve', stage: 'tournament' },
    config_digest: '0'.repeat(64),
    engine: { name: 'test', version: '1' },
  });
  const entries = (): LedgerEntry[] => readLedger(ledger.toBytes()).slice(1);
  const events = () => entries().map(({ seq: _seq, prev_hash: _prevHash, hash: _hash, ...event }) => event);
  return { ledger, entries, events };
}

type Problem = Pick<WalkForwardProblem, 'series' | 'windows'> & Partial<WalkForwardProblem>;

/** A walk-forward over all columns: equal weights, no costs, unless told otherwise. */
export function walkForwardOf({ series, windows, ...rest }: Problem): WalkForwardProblem {
  const columns = [...series.matrix.assets.keys()];
  const risk = riskSchema.parse({});
  return {
    where: 'alpha: tournament-equal_weight',
    series,
    windows,
    participants: () => ({ columns, clusters: columns, regime: 'NORMAL' }),
    riskProfile: 'equal_weight',
    risk,
    bounds: risk,
    backtest: backtestOf({ slippage: 0, commission: 0 }),
    periods: 252,
    ledger: openLedger().ledger,
    step: 'optimize_equal_weight',
    params: { engine: 'custom', profile: 'equal_weight', n_assets: columns.length },
    ...rest,
  };
}

export function backtestOf(settings: Partial<BacktestBlock>): BacktestBlock {
  return { step_size: 1, ...backtestSchema.parse(settings) } as BacktestBlock;
}

/** Windows from their rows, each `[trainStart, trainEnd, testStart, testEnd]`; the last is `now`. */
export function windowsOf(...rows: readonly (readonly [number, number, number, number])[]): ScheduledWindow[] {
  return rows.map(([trainStart, trainEnd, testStart, testEnd], k) => ({
    name: k === rows.length - 1 ? 'now' : k,
    trainStart,
    trainEnd,
    testStart,
    testEnd,
  }));
}
