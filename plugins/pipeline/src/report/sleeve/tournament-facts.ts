import { performance } from '@metafolio/quant';
import { decodeReturns } from '../../data/parquet.js';
import type { PortfolioFile } from '../../stages/portfolio.js';
import type { WindowRecord } from '../../stages/walk-forward-stream.js';
import type { RunReader } from '../run-reader.js';
import type { StreamFacts } from '../stream-facts.js';
import { turnoverAnnual } from '../turnover.js';
import { type WindowTargets, windowTargets } from '../window-targets.js';

/** What one risk profile of a sleeve did, and holds now. */
export interface TournamentFacts {
  readonly riskProfile: string;
  /** ISO dates of the stream, ascending. */
  readonly dates: readonly string[];
  readonly stream: StreamFacts;
  /** Costs of trading a year, as a fraction of equity, the first investment included. */
  readonly costAnnual: number;
  readonly windows: readonly WindowRecord[];
  readonly targets: readonly WindowTargets[];
  readonly portfolio: PortfolioFile;
}

/** @param periods - observations a year */
export async function tournamentFacts(run: RunReader, riskProfile: string, periods: number): Promise<TournamentFacts> {
  const { dates, matrix } = await decodeReturns(run.bytes(`returns/${riskProfile}.parquet`));
  const windows = run.json<readonly WindowRecord[]>(`windows/${riskProfile}.json`);
  const returns = matrix.values;
  const costs = windows.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  return {
    riskProfile,
    dates,
    stream: {
      name: riskProfile,
      returns,
      performance: performance(returns, periods),
      turnoverAnnual: turnoverAnnual(windows, { dates, periods }),
    },
    costAnnual: (costs * periods) / dates.length,
    windows,
    targets: await windowTargets(run.bytes(`weights/${riskProfile}.parquet`)),
    portfolio: run.json<PortfolioFile>(`weights/${riskProfile}.json`),
  };
}
