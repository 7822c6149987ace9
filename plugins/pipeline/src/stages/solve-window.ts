import type { Attempt, Certificate, Regime, ReturnsMatrix, RiskProfile, SolveResult } from '@metafolio/quant';
import { HardeningError, QuantError, selectColumns, sliceRows } from '@metafolio/quant';
import { type EngineRequest, type RiskSettings, solveCustom } from '../engines/custom.js';
import { type Clustering, everyColumn, type Universe } from './universe.js';

/** What all windows of a walk-forward are solved with: the same in a sleeve (the columns are assets) and in a meta (sleeves). */
export interface SolveJob {
  readonly matrix: ReturnsMatrix;
  readonly riskProfile: RiskProfile;
  readonly risk: RiskSettings;
  readonly bounds: EngineRequest['bounds'];
}

/** One window of it: its train rows [trainStart, trainEnd), and who takes part or how all of them cluster. */
export interface SolutionWindow {
  readonly trainStart: number;
  readonly trainEnd: number;
  readonly participants: Universe | Clustering;
}

/** What came of a window, as plain data. A failed solve is an answer, not an exception. */
export type WindowSolution = SolvedWindow | UnsolvedWindow;

export interface SolvedWindow {
  readonly status: 'success' | 'fallback';
  readonly regime: Regime;
  /** Target weights over all columns of the series. */
  readonly weights: Float64Array;
  readonly certificate: Certificate;
  readonly attempts: readonly Attempt[];
  readonly dropped: SolveResult['dropped'];
}

export interface UnsolvedWindow {
  readonly status: 'error';
  readonly regime: Regime;
  readonly code: string;
  readonly message: string;
  readonly attempts: readonly Attempt[];
}

/** Solves one window on its train rows. */
export function solveWindow(job: SolveJob, { trainStart, trainEnd, participants }: SolutionWindow): WindowSolution {
  const { matrix, riskProfile, risk, bounds } = job;
  const train = sliceRows(matrix, trainStart, trainEnd);
  const { columns, clusters, regime } = 'columns' in participants ? participants : everyColumn(train, participants);
  try {
    const returns = selectColumns(train, columns);
    const { weights, ...result } = solveCustom(risk, { riskProfile, bounds, returns, clusters, regime });
    return { ...result, regime, weights: spread(weights, columns, matrix.cols) };
  } catch (error) {
    if (!(error instanceof QuantError)) throw error;
    const { code, message } = error;
    return { status: 'error', regime, code, message, attempts: error instanceof HardeningError ? error.attempts : [] };
  }
}

/** Weights of the universe in the columns of the whole series, 0 elsewhere. */
function spread(weights: Float64Array, columns: readonly number[], cols: number): Float64Array {
  const all = new Float64Array(cols);
  columns.forEach((column, k) => {
    all[column] = weights[k]!;
  });
  return all;
}
