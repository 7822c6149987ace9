import type { Attempt, Regime, ReturnsMatrix, RiskProfile, SolveResult } from '@metafolio/quant';
import { HardeningError, QuantError, regimeOf, selectColumns, sliceRows } from '@metafolio/quant';
import type { DatedReturns } from '../data/time-series.js';
import type { EngineRequest, RiskSettings } from '../engines/custom.js';
import { solveCustom } from '../engines/custom.js';
import type { Ledger } from '../ledger/ledger.js';
import type { ScheduledWindow } from './schedule.js';
import { dateRange } from './schedule.js';

/** Who takes part in a window, by column, and how they cluster. */
export interface Universe {
  readonly columns: readonly number[];
  readonly clusters: readonly number[];
}

/** What a window's decision is made from: the same in a sleeve (the columns are assets) and in a meta (they are sleeves). */
export interface DecisionProblem {
  readonly series: DatedReturns;
  readonly universe: (window: ScheduledWindow) => Universe;
  readonly riskProfile: RiskProfile;
  readonly risk: RiskSettings;
  readonly bounds: EngineRequest['bounds'];
  readonly ledger: Ledger;
  /** Name of the decision in the ledger, and its parameters. */
  readonly step: string;
  readonly params: Readonly<Record<string, string | number>>;
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

/** Solves one window on its train rows; intent and outcome go into the ledger. A failed solve is an outcome, not an exception. */
export function decideWindow(problem: DecisionProblem, window: ScheduledWindow): WindowDecision {
  const { series, ledger, step, params } = problem;
  const train = sliceRows(series.matrix, window.trainStart, window.trainEnd);
  const regime = regimeOf(train);
  const range = dateRange(series, window.trainStart, window.trainEnd);
  ledger.record({ step, phase: 'intent', window: String(window.name), params, data: { train: range, regime } });
  const { columns, clusters } = problem.universe(window);
  try {
    const result = solveUniverse(problem, { returns: selectColumns(train, columns), clusters, regime });
    const weights = spread(result.weights, columns, series.matrix.cols);
    ledger.record({
      step,
      phase: 'outcome',
      window: String(window.name),
      status: result.status,
      params,
      data: explain(series.matrix, weights, result),
    });
    return { window, status: result.status, regime, weights };
  } catch (error) {
    if (!(error instanceof QuantError)) throw error;
    ledger.record({
      step,
      phase: 'outcome',
      window: String(window.name),
      status: 'error',
      params,
      data: explainFailure(error),
    });
    return { window, status: 'error', regime, weights: null, failure: error.message };
  }
}

function solveUniverse(
  { riskProfile, risk, bounds }: DecisionProblem,
  request: Pick<EngineRequest, 'returns' | 'clusters' | 'regime'>,
): SolveResult {
  return solveCustom(risk, { riskProfile, bounds, ...request });
}

/** Weights of the universe in the columns of the whole series, 0 elsewhere. */
function spread(weights: Float64Array, columns: readonly number[], cols: number): Float64Array {
  const all = new Float64Array(cols);
  columns.forEach((column, k) => {
    all[column] = weights[k]!;
  });
  return all;
}

/** The outcome as the ledger tells it: weights by name, the certificate, the rungs of the ladder, who was left out. */
function explain({ assets }: ReturnsMatrix, weights: Float64Array, { certificate, attempts, dropped }: SolveResult) {
  const { solver, budgetError, boundViolation, kktResidual, riskShareError, iterations, notes } = certificate;
  return {
    weights: namedWeights(assets, weights),
    certificate: {
      solver,
      budget_error: budgetError,
      bound_violation: boundViolation,
      kkt_residual: kktResidual,
      risk_share_error: riskShareError,
      iterations,
      notes: [...notes],
    },
    attempts: attempts.map(explainAttempt),
    dropped: dropped.map((drop) => ({ ...drop })),
  };
}

function explainFailure(error: QuantError) {
  return {
    code: error.code,
    message: error.message,
    attempts: error instanceof HardeningError ? error.attempts.map(explainAttempt) : [],
    effect: 'the holdings before this window are kept',
  };
}

function explainAttempt({ ridge, conditionNumber, outcome, reason }: Attempt) {
  return { ridge, condition_number: finiteOrNull(conditionNumber), outcome, reason };
}

/** The weights that are not zero, by name, in the order of the columns. */
export function namedWeights(assets: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(assets.flatMap((name, j) => (weights[j] === 0 ? [] : [[name, weights[j]!]])));
}

/** JSON has no infinity: a singular matrix has the condition number null. */
function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
