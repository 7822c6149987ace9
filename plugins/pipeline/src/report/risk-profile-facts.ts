import { columnOf, correlationMatrix, performance, type ReturnsMatrix } from '@metafolio/quant';
import { decodeReturns, decodeTable, type TableColumn } from '../data/parquet.js';
import type { DatedReturns } from '../data/time-series.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import type { IntersectionFile } from '../stages/meta-returns.js';
import type { PortfolioFile } from '../stages/portfolio.js';
import type { WeightsFile } from '../stages/stream-files.js';
import type { WindowRecord } from '../stages/walk-forward-stream.js';
import { type AllocationRecords, allocationRecords } from './allocation-records.js';
import { rowsOn } from './rows-on.js';
import type { RunReader } from './run-reader.js';
import type { StreamFacts } from './stream-facts.js';
import { turnoverAnnual } from './turnover.js';

/** What one risk profile of a meta-portfolio did, and holds now. All streams are measured on the dates of the meta's own. */
export interface RiskProfileFacts {
  readonly riskProfile: string;
  readonly dates: { readonly from: string; readonly to: string };
  readonly meta: StreamFacts;
  /** In the order of the manifest. */
  readonly sleeves: readonly StreamFacts[];
  /** What the allocation has to beat: equal weights, and one allocation on the whole history (in-sample). */
  readonly baselines: readonly StreamFacts[];
  /** Smallest and largest weight that a sleeve had in any solved window, `now` among them. */
  readonly weightRange: { readonly least: number; readonly largest: number };
  /** Weight of each sleeve to hold now, fractions of capital, in the order of `sleeves`. */
  readonly weightsNow: readonly number[];
  /** N × N over `sleeves`; null with fewer than two dates. */
  readonly correlation: readonly (readonly number[])[] | null;
  readonly windows: readonly WindowRecord[];
  readonly portfolio: PortfolioFile;
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
    performance: performance(returns, periods),
    turnoverAnnual: turnoverAnnual(windows, { dates, periods }),
  });
  const windows = windowsOf(run);
  const { weights } = run.json<WeightsFile>(`sleeves/${riskProfile}.json`);
  return {
    riskProfile,
    dates: { from: dates[0]!, to: dates.at(-1)! },
    meta: measured(meta, stream.matrix.values, windows),
    sleeves: matrix.assets.map((id, j) => measured(id, columnOf(matrix, j), windowsOf(children.get(id)!))),
    baselines: baselineFacts(await decodeReturns(run.bytes(`baselines/${riskProfile}.parquet`)), periods),
    weightRange: rangeOf(await decodeTable(run.bytes(`weights/${riskProfile}.parquet`))),
    weightsNow: matrix.assets.map((id) => weights[id] ?? 0),
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

const BASELINE_NAMES: Readonly<Record<string, string>> = {
  equal_weight: 'equal weight',
  static: 'static allocation (in-sample)',
};

/** A baseline that could not be solved has no stream. */
function baselineFacts({ matrix }: DatedReturns, periods: number): StreamFacts[] {
  return matrix.assets.flatMap((name, j) => {
    const returns = columnOf(matrix, j);
    return Number.isNaN(returns[0])
      ? []
      : [{ name: BASELINE_NAMES[name] ?? name, performance: performance(returns, periods), turnoverAnnual: null }];
  });
}

/** Over the columns of numbers: those of the date and the window come first. */
function rangeOf(table: readonly TableColumn[]): RiskProfileFacts['weightRange'] {
  const weights = table.flatMap((column) => (column.type === 'double' ? [...column.values] : []));
  return { least: Math.min(...weights), largest: Math.max(...weights) };
}

function correlationRows(matrix: ReturnsMatrix): number[][] {
  const { assets, cols } = matrix;
  const correlation = correlationMatrix(matrix);
  return assets.map((_, i) => Array.from(correlation.subarray(i * cols, (i + 1) * cols)));
}
