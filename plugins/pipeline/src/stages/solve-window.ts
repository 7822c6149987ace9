import type {
  Attempt,
  Certificate,
  ForeignSolver,
  Regime,
  ReturnsMatrix,
  RiskProfile,
  SolveInput,
  SolveResult,
} from '@metafolio/quant';
import { HardeningError, QuantError, selectColumns, sliceRows, solve, solveWith } from '@metafolio/quant';
import { type EngineRequest, type RiskSettings, solveInput } from '../engines/solve-input.js';
import { EngineError } from '../errors.js';
import { type Clustering, everyColumn, type Universe } from './universe.js';

/** What all windows of a walk-forward are solved with: the same in a sleeve (the columns are assets) and in a meta (sleeves). */
export interface SolveJob {
  readonly matrix: ReturnsMatrix;
  readonly riskProfile: RiskProfile;
  readonly risk: RiskSettings;
  readonly bounds: EngineRequest['bounds'];
  /** Observations a year. */
  readonly periods: number;
}

/** One window of it: its train rows [trainStart, trainEnd), and who takes part or how all of them cluster. */
export interface SolutionWindow {
  readonly trainStart: number;
  readonly trainEnd: number;
  readonly participants: Universe | Clustering;
}

/** What came of a window, as plain data. A failed solve is an answer, not an exception. */
export type WindowSolution = SolvedWindow | UnsolvedWindow;

interface Answer {
  readonly regime: Regime;
  readonly attempts: readonly Attempt[];
  /** What the engine said beside its answer: warnings of its package. */
  readonly messages?: readonly string[];
  /** Engines that were asked before and gave no weights, in their order. */
  readonly refusals?: readonly EngineRefusal[];
}

export interface SolvedWindow extends Answer {
  readonly status: 'success' | 'fallback';
  /** Target weights over all columns of the series. */
  readonly weights: Float64Array;
  readonly certificate: Certificate;
  readonly dropped: SolveResult['dropped'];
}

export interface UnsolvedWindow extends Answer {
  readonly status: 'error';
  readonly code: string;
  readonly message: string;
  /** The end of what the process of an engine said before it broke. */
  readonly stderr?: string;
}

/** Why an engine gave no weights, before another was asked. */
export interface EngineRefusal extends Pick<UnsolvedWindow, 'code' | 'message' | 'attempts' | 'stderr'> {
  readonly engine: string;
}

/** Solves one window on its train rows. */
export function solveWindow(job: SolveJob, window: SolutionWindow): WindowSolution {
  const posed = poseWindow(job, window);
  try {
    return solved(posed, solve(posed.input));
  } catch (error) {
    return unsolved(posed, error);
  }
}

/** {@link solveWindow} by a solver of another engine. */
export async function solveWindowWith(
  solver: ForeignSolver,
  job: SolveJob,
  window: SolutionWindow,
): Promise<WindowSolution> {
  const posed = poseWindow(job, window);
  try {
    return solved(posed, await solveWith(solver, posed.input));
  } catch (error) {
    return unsolved(posed, error);
  }
}

/** A window as a solver is asked it. */
interface PosedWindow {
  readonly input: SolveInput;
  readonly regime: Regime;
  /** Columns of the series that take part. */
  readonly columns: readonly number[];
  /** How many the series has. */
  readonly cols: number;
}

function poseWindow(job: SolveJob, { trainStart, trainEnd, participants }: SolutionWindow): PosedWindow {
  const { matrix, riskProfile, risk, bounds, periods } = job;
  const train = sliceRows(matrix, trainStart, trainEnd);
  const { columns, clusters, regime } = 'columns' in participants ? participants : everyColumn(train, participants);
  const returns = selectColumns(train, columns);
  const input = solveInput(risk, { riskProfile, bounds, periods, returns, clusters, regime });
  return { input, regime, columns, cols: matrix.cols };
}

function solved({ regime, columns, cols }: PosedWindow, { weights, ...result }: SolveResult): SolvedWindow {
  return { ...result, regime, weights: spread(weights, columns, cols) };
}

/** Bad input, a failed solve and a broken engine are answers; anything else is a fault of this program. */
function unsolved({ regime }: PosedWindow, error: unknown): UnsolvedWindow {
  if (!(error instanceof QuantError || error instanceof EngineError)) throw error;
  const { code, message } = error;
  const attempts = error instanceof HardeningError ? error.attempts : [];
  const stderr = error instanceof EngineError && error.stderr !== '' ? { stderr: error.stderr } : {};
  return { status: 'error', regime, code, message, attempts, ...stderr };
}

/** Weights of the universe in the columns of the whole series, 0 elsewhere. */
function spread(weights: Float64Array, columns: readonly number[], cols: number): Float64Array {
  const all = new Float64Array(cols);
  columns.forEach((column, k) => {
    all[column] = weights[k]!;
  });
  return all;
}
