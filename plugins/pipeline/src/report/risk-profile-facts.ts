import {
  columnOf,
  correlationMatrix,
  performance,
  type ReturnsMatrix,
  riskContributions,
  sampleCovariance,
} from '@metafolio/quant';
import { decodeReturns } from '../data/parquet.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import type { IntersectionFile } from '../stages/meta-returns.js';
import type { PortfolioFile } from '../stages/portfolio.js';
import type { PortfolioTree } from '../stages/portfolio-tree.js';
import type { WeightsFile } from '../stages/stream-files.js';
import type { WindowRecord } from '../stages/walk-forward-stream.js';
import { type AllocationRecords, allocationRecords } from './allocation-records.js';
import { baselineFacts } from './baseline-facts.js';
import { rowsOn } from './rows-on.js';
import type { RunReader } from './run-reader.js';
import type { StreamFacts } from './stream-facts.js';
import { turnoverAnnual } from './turnover.js';
import { type WindowTargets, windowTargets } from './window-targets.js';

/** What one risk profile of a meta-portfolio did, and holds now. All streams are measured on the dates of the meta's own. */
export interface RiskProfileFacts {
  readonly riskProfile: string;
  /** ISO dates of the meta's stream, ascending. */
  readonly dates: readonly string[];
  readonly meta: StreamFacts;
  /** In the order of the manifest. */
  readonly sleeves: readonly StreamFacts[];
  /** What the allocation has to beat: equal weights, and one allocation on the whole history (in-sample). */
  readonly baselines: readonly StreamFacts[];
  /** Smallest and largest weight that a sleeve had in any solved window, `now` among them. */
  readonly weightRange: { readonly least: number; readonly largest: number };
  /** Weight of each sleeve to hold now, fractions of capital, in the order of `sleeves`. */
  readonly weightsNow: readonly number[];
  /** Share of each sleeve in the variance of the whole at `weightsNow`, over `dates`; NaN where nothing varies. */
  readonly riskContributions: readonly number[];
  /** What each window decided to hold of each sleeve; none of a window that was not solved. */
  readonly targets: readonly WindowTargets[];
  /** Dates of each sleeve's own stream, of which only those that all have take part. */
  readonly sleeveDates: readonly (readonly string[])[];
  /** N × N over `sleeves`; null with fewer than two dates. */
  readonly correlation: readonly (readonly number[])[] | null;
  readonly windows: readonly WindowRecord[];
  readonly portfolio: PortfolioFile;
  /** The same before it is flattened. */
  readonly tree: PortfolioTree;
  readonly intersection: IntersectionFile;
  readonly records: AllocationRecords;
}

export interface RiskProfileSources {
  readonly meta: string;
  readonly riskProfile: string;
  readonly run: RunReader;
  readonly children: ReadonlyMap<string, RunReader>;
  readonly ledger: readonly LedgerEntry[];
  /** The engine of the allocations. */
  readonly engine: string;
  /** Observations a year of the meta's dates. */
  readonly periods: number;
}

/** Gathers the facts of one risk profile from the run of the meta; the turnover of the sleeves from their own runs. */
export async function riskProfileFacts(sources: RiskProfileSources): Promise<RiskProfileFacts> {
  const { meta, riskProfile, run, children, ledger, engine, periods } = sources;
  const stream = await decodeReturns(run.bytes(`returns/${riskProfile}.parquet`));
  const { dates } = stream;
  const { matrix } = rowsOn(await decodeReturns(run.bytes(`sleeves/${riskProfile}.parquet`)), dates);
  const windowsOf = (reader: RunReader) => reader.json<readonly WindowRecord[]>(`windows/${riskProfile}.json`);
  const measured = (name: string, returns: Float64Array, windows: readonly WindowRecord[]): StreamFacts => ({
    name,
    returns,
    performance: performance(returns, periods),
    turnoverAnnual: turnoverAnnual(windows, { dates, periods }),
  });
  const windows = windowsOf(run);
  const { weights } = run.json<WeightsFile>(`sleeves/${riskProfile}.json`);
  const weightsNow = matrix.assets.map((id) => weights[id] ?? 0);
  const targets = await windowTargets(run.bytes(`weights/${riskProfile}.parquet`));
  return {
    riskProfile,
    dates,
    meta: measured(meta, stream.matrix.values, windows),
    sleeves: matrix.assets.map((id, j) => measured(id, columnOf(matrix, j), windowsOf(children.get(id)!))),
    baselines: baselineFacts(await decodeReturns(run.bytes(`baselines/${riskProfile}.parquet`)), periods),
    weightRange: rangeOf(targets),
    weightsNow,
    riskContributions: matrix.rows < 2 ? weightsNow.map(() => Number.NaN) : riskShares(matrix, weightsNow),
    targets,
    tree: run.json<PortfolioTree>(`tree/${riskProfile}.json`),
    sleeveDates: await Promise.all(matrix.assets.map((id) => datesOf(children.get(id)!, riskProfile))),
    correlation: matrix.rows < 2 ? null : correlationRows(matrix),
    windows,
    portfolio: run.json<PortfolioFile>(`weights/${riskProfile}.json`),
    intersection: run.json<IntersectionFile>(`intersection/${riskProfile}.json`),
    records: allocationRecords(ledger, {
      engine,
      riskProfile,
      windows,
      weightsNow: weights,
      sleeves: matrix.cols,
    }),
  };
}

function rangeOf(targets: readonly WindowTargets[]): RiskProfileFacts['weightRange'] {
  const weights = targets.flatMap((target) => target.weights);
  return { least: Math.min(...weights), largest: Math.max(...weights) };
}

async function datesOf(run: RunReader, riskProfile: string): Promise<readonly string[]> {
  return (await decodeReturns(run.bytes(`returns/${riskProfile}.parquet`))).dates;
}

function riskShares(matrix: ReturnsMatrix, weights: readonly number[]): number[] {
  return Array.from(riskContributions(Float64Array.from(weights), sampleCovariance(matrix)));
}

function correlationRows(matrix: ReturnsMatrix): number[][] {
  const { assets, cols } = matrix;
  const correlation = correlationMatrix(matrix);
  return assets.map((_, i) => Array.from(correlation.subarray(i * cols, (i + 1) * cols)));
}
