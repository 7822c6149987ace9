import type { Attempt, Regime, ReturnsMatrix } from '@metafolio/quant';
import type { DatedReturns } from '../data/time-series.js';
import type { SolveBatch } from '../engines/engine.js';
import { type EngineRefusal, type EngineSolution, solveWindows } from '../engines/solve-windows.js';
import type { Ledger } from '../ledger/ledger.js';
import type { ComputeOptions } from '../pool/window-pool.js';
import type { ScheduledWindow } from './schedule.js';
import { dateRange } from './schedule.js';
import type { SolutionWindow, SolvedWindow, SolveJob, UnsolvedWindow } from './solve-window.js';

/** What the decisions of a walk-forward are made from. */
export interface DecisionProblem extends Omit<SolveJob, 'matrix'> {
  readonly series: DatedReturns;
  /** The windows of the schedule, the window `now` last. */
  readonly windows: readonly ScheduledWindow[];
  readonly participants: (window: ScheduledWindow) => SolutionWindow['participants'];
  readonly ledger: Ledger;
  /** Name of the decision in the ledger, and its parameters. */
  readonly step: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly compute?: ComputeOptions;
}

/** What was decided for one window. */
export interface WindowDecision {
  readonly window: ScheduledWindow;
  readonly status: 'success' | 'fallback' | 'error';
  readonly regime: Regime;
  /** Target weights over all columns of the series; null where nothing was solved and the holdings stay as they are. */
  readonly weights: Float64Array | null;
  /** Why nothing was solved. */
  readonly failure?: string;
}

/** Solves every window on its train rows; intents and outcomes go into the ledger in the order of the windows. */
export async function decideWindows(problem: DecisionProblem): Promise<WindowDecision[]> {
  const solved = await solveWindows(batchOf(problem), problem.compute);
  return problem.windows.map((window, k) => recordDecision(problem, window, solved[k]!));
}

/** What an engine is asked of a walk-forward. */
export function batchOf({
  series,
  windows,
  participants,
  riskProfile,
  risk,
  bounds,
  periods,
}: DecisionProblem): SolveBatch {
  return {
    job: { matrix: series.matrix, riskProfile, risk, bounds, periods },
    windows: windows.map((window) => ({
      trainStart: window.trainStart,
      trainEnd: window.trainEnd,
      participants: participants(window),
    })),
  };
}

function recordDecision(problem: DecisionProblem, window: ScheduledWindow, solution: EngineSolution): WindowDecision {
  const { series, ledger, step, params } = problem;
  const { status, regime } = solution;
  const train = dateRange(series, window.trainStart, window.trainEnd);
  const about = { step, window: String(window.name), params };
  ledger.record({ ...about, phase: 'intent', data: { train, regime } });
  const data = solution.status === 'error' ? explainFailure(solution) : explain(series.matrix, solution);
  ledger.record({ ...about, phase: 'outcome', status, data: { ...data, ...explainEngine(solution) } });
  return solution.status === 'error'
    ? { window, status: 'error', regime, weights: null, failure: solution.message }
    : { window, status: solution.status, regime, weights: solution.weights };
}

/** The outcome as the ledger tells it: weights by name, the certificate, the rungs of the ladder, who was left out. */
function explain({ assets }: ReturnsMatrix, { weights, certificate, attempts, dropped }: SolvedWindow) {
  const { solver, budgetError, boundViolation, kktResidual, dualityGap, riskShareError, iterations, notes } =
    certificate;
  return {
    weights: namedWeights(assets, weights),
    certificate: {
      solver,
      budget_error: budgetError,
      bound_violation: boundViolation,
      kkt_residual: kktResidual,
      duality_gap: dualityGap,
      risk_share_error: riskShareError,
      iterations,
      notes: [...notes],
    },
    attempts: attempts.map(explainAttempt),
    dropped: dropped.map((drop) => ({ ...drop })),
  };
}

function explainFailure(failure: UnsolvedWindow) {
  return { ...explainRefusal(failure), effect: 'the holdings before this window are kept' };
}

/** Whose the outcome is, what it said beside it, and why the engines asked before had none. */
function explainEngine({ engine, messages, refusals }: EngineSolution) {
  return {
    engine,
    ...(messages && { messages: [...messages] }),
    ...(refusals.length > 0 && {
      refusals: refusals.map((refusal) => ({ engine: refusal.engine, ...explainRefusal(refusal) })),
    }),
  };
}

function explainRefusal({ code, message, attempts, messages, stderr }: Omit<EngineRefusal, 'engine'>) {
  return {
    code,
    message,
    attempts: attempts.map(explainAttempt),
    ...(messages && { messages: [...messages] }),
    ...(stderr === undefined ? {} : { stderr }),
  };
}

function explainAttempt({ ridge, conditionNumber, outcome, reason }: Attempt) {
  return { ridge, condition_number: finiteOrNull(conditionNumber), outcome, reason };
}

/** The weights that are not zero, by name, in the order of the columns. */
export function namedWeights(assets: readonly string[], weights: Float64Array): Record<string, number> {
  const named: [string, number][] = [];
  weights.forEach((weight, j) => {
    if (weight !== 0) named.push([assets[j]!, weight]);
  });
  return Object.fromEntries(named);
}

/** JSON has no infinity: a singular matrix has the condition number null. */
function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
