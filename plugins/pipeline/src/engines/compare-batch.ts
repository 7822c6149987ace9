import { type ReturnsMatrix, sliceRows, volatilityAnnual } from '@metafolio/quant';
import type { SolvedWindow, WindowSolution } from '../stages/solve-window.js';
import { engineFacts } from './catalogue.js';
import type { ComparisonRow } from './comparison.js';
import { customEngine } from './custom.js';
import type { Engine, SolveBatch } from './engine.js';

interface Timed {
  readonly solutions: readonly WindowSolution[];
  readonly millisecondsPerWindow: number;
}

/** Solves the windows of a batch with an engine that is loaded, and with ours under the same variant of hierarchical risk parity. */
export async function compareBatch(
  engine: Engine,
  { job, windows }: SolveBatch,
  python: string,
): Promise<Omit<ComparisonRow, 'profile' | 'risk_profile'>> {
  const mode = engineFacts(engine.name)?.hrpMode ?? job.risk.hrp.mode;
  const batch = { job: { ...job, risk: { ...job.risk, hrp: { ...job.risk.hrp, mode } } }, windows };
  const [theirs, ours] = [await timed(engine, batch, python), await timed(customEngine, batch, python)];
  const pairs = windows.flatMap((window, k) => {
    const [a, b] = [theirs.solutions[k]!, ours.solutions[k]!];
    return a.status === 'error' || b.status === 'error' ? [] : [{ window, theirs: a, ours: b }];
  });
  return {
    engine: engine.name,
    windows: windows.length,
    solved: countSolved(theirs),
    solved_by_custom: countSolved(ours),
    largest_weight_difference: largest(pairs.map((pair) => weightDifference(pair.theirs, pair.ours))),
    largest_volatility_difference: largest(
      pairs.map(({ window: { trainStart, trainEnd }, ...pair }) =>
        volatilityDifference(sliceRows(job.matrix, trainStart, trainEnd), pair.theirs, pair.ours),
      ),
    ),
    milliseconds_per_window: theirs.millisecondsPerWindow,
    milliseconds_per_window_custom: ours.millisecondsPerWindow,
  };
}

async function timed(engine: Engine, batch: SolveBatch, python: string): Promise<Timed> {
  const start = performance.now();
  const solutions = await engine.solve(batch, { python, workers: 0 });
  return { solutions, millisecondsPerWindow: (performance.now() - start) / batch.windows.length };
}

function countSolved({ solutions }: Timed): number {
  return solutions.filter(({ status }) => status === 'success').length;
}

function weightDifference({ weights }: SolvedWindow, ours: SolvedWindow): number {
  return weights.reduce((worst, weight, j) => Math.max(worst, Math.abs(weight - ours.weights[j]!)), 0);
}

function volatilityDifference(train: ReturnsMatrix, theirs: SolvedWindow, ours: SolvedWindow): number {
  const volatility = volatilityOf(train, ours.weights);
  return Math.abs(volatilityOf(train, theirs.weights) - volatility) / volatility;
}

/** Volatility a row of fixed weights; what is not held may have no returns. */
function volatilityOf({ rows, cols, values }: ReturnsMatrix, weights: Float64Array): number {
  const returns = new Float64Array(rows);
  for (let t = 0; t < rows; t++) {
    for (let j = 0; j < cols; j++) if (weights[j] !== 0) returns[t]! += weights[j]! * values[t * cols + j]!;
  }
  return volatilityAnnual(returns, 1);
}

function largest(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}
