import { selectColumns } from '../matrix/returns-matrix.js';
import { constraintsFor } from './constraints.js';
import type { Problem } from './problem.js';
import { requireInput, requireUsable, type SolveInput } from './solve-input.js';
import { subMatrix } from './sub-matrix.js';
import type { SolveResult } from './types.js';
import { usableColumns } from './usable-columns.js';

export interface UsableProblem {
  readonly problem: Problem;
  /** Columns of the input that the problem is about, ascending. */
  readonly kept: readonly number[];
  readonly dropped: SolveResult['dropped'];
}

/**
 * The problem of the columns that a solver can take.
 *
 * @throws {@link InvalidInputError} on an unknown profile, an empty matrix, options out of range, a covariance of another size
 * @throws {@link InfeasibleError} when no weights of these columns satisfy bounds and caps
 * @throws {@link HardeningError} when no column is usable
 */
export function usableProblem(input: SolveInput): UsableProblem {
  requireInput(input);
  const { profile, returns, options: given = {}, sampleCovariance } = input;
  const { kept, dropped } = usableColumns(returns);
  requireUsable(profile, kept, returns.cols);
  const { clusters, riskBudgets } = given;
  const options = {
    ...given,
    ...(clusters && { clusters: kept.map((j) => clusters[j]) }),
    ...(riskBudgets && { riskBudgets: kept.map((j) => riskBudgets[j]) }),
  };
  const problem = {
    returns: selectColumns(returns, kept),
    constraints: constraintsFor(kept.length, options),
    options,
    ...(sampleCovariance && {
      sampleCovariance: dropped.length > 0 ? subMatrix(sampleCovariance, kept) : sampleCovariance,
    }),
  };
  return { problem, kept, dropped };
}

/** Weights of the kept columns among all N, 0 elsewhere. */
export function spreadWeights(weights: Float64Array, kept: readonly number[], n: number): Float64Array {
  const all = new Float64Array(n);
  for (let k = 0; k < kept.length; k++) all[kept[k]] = weights[k];
  return all;
}
