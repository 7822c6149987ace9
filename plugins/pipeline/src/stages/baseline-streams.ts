import { returnsMatrix } from '@metafolio/quant';
import type { DatedReturns } from '../data/time-series.js';
import { solveWindows } from '../engines/solve-windows.js';
import { namedWeights } from './decide-windows.js';
import { liveThrough, testDates, type WalkForwardProblem } from './walk-forward-stream.js';

/** Columns of `baselines.parquet`. */
export const BASELINES = ['equal_weight', 'static'] as const;

/**
 * What an allocation has to beat, on the rows of its own stream, rebalanced when it is, in the same simulator and at the same costs:
 * equal weights, and the one allocation that the same risk profile makes on the whole history, which is in-sample.
 *
 * @returns T × 2; the column of a static allocation that no solver finds is NaN, and the ledger says why
 */
export async function baselineStreams(problem: WalkForwardProblem): Promise<DatedReturns> {
  const { series } = problem;
  const { cols } = series.matrix;
  const equal = await hold(problem, new Float64Array(cols).fill(1 / cols));
  const allocated = await staticWeights(problem);
  const constant =
    allocated === null ? new Float64Array(equal.length).fill(Number.NaN) : await hold(problem, allocated);
  const values = new Float64Array(2 * equal.length);
  equal.forEach((value, row) => {
    values[2 * row] = value;
    values[2 * row + 1] = constant[row]!;
  });
  return { dates: testDates(problem), matrix: returnsMatrix(BASELINES, values) };
}

async function hold(problem: WalkForwardProblem, weights: Float64Array): Promise<Float64Array> {
  const { returns } = await liveThrough(
    problem,
    problem.windows.slice(0, -1).map(() => weights),
  );
  return returns;
}

async function staticWeights({ series, windows, participants, ledger, step, params, ...job }: WalkForwardProblem) {
  const { riskProfile, risk, bounds, periods, compute } = job;
  const whole = { trainStart: 0, trainEnd: series.dates.length, participants: participants(windows.at(-1)!) };
  const batch = { job: { matrix: series.matrix, riskProfile, risk, bounds, periods }, windows: [whole] };
  const alone = { ...(compute?.python && { python: compute.python }), workers: 0 };
  const solution = (await solveWindows(batch, alone))[0]!;
  const failed = solution.status === 'error';
  ledger.record({
    step: `${step}_static_baseline`,
    phase: 'finding',
    status: failed ? 'warning' : 'success',
    params,
    data: failed
      ? { code: solution.code, message: solution.message }
      : { weights: namedWeights(series.matrix.assets, solution.weights) },
  });
  return failed ? null : solution.weights;
}
