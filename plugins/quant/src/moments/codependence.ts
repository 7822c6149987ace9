import { columnsOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';
import { CODEPENDENCES, type Codependence } from '../names.js';
import { requireKnown } from '../require-known.js';
import { requireCompleteReturns } from './complete-returns.js';
import { correlationMatrix } from './correlation.js';
import { distanceCorrelationMatrix } from './distance-correlation.js';
import { kendallMatrix } from './kendall.js';
import { lowerTailMatrix } from './lower-tail.js';
import { averageRanks } from './ranks.js';

export interface CodependenceOptions {
  /** `lower_tail`: probability of the tail, above 0 and below 1. Default 0.05. */
  readonly alpha?: number;
}

const MEASURES: Record<Codependence, (returns: ReturnsMatrix, options: CodependenceOptions) => Float64Array> = {
  pearson: correlationMatrix,
  spearman: spearmanMatrix,
  kendall: kendallMatrix,
  abs_pearson: (returns) => correlationMatrix(returns).map(Math.abs),
  abs_spearman: (returns) => spearmanMatrix(returns).map(Math.abs),
  abs_kendall: (returns) => kendallMatrix(returns).map(Math.abs),
  distance_correlation: distanceCorrelationMatrix,
  lower_tail: (returns, { alpha = 0.05 }) => lowerTailMatrix(returns, alpha),
};

/**
 * Codependence of each two assets by the measure of that name: 1 on the diagonal, in [-1, 1] for the signed correlations and
 * in [0, 1] for the others. A constant column has 0 with all others. `kendall` takes O(T log T) a pair of assets,
 * `distance_correlation` O(T²), the others O(T).
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N × N, symmetric bit for bit
 * @throws {@link InvalidInputError} on an unknown name, NaN, infinity, T < 2, N < 1 or an option out of range
 *
 * Source: that of each measure.
 */
export function codependence(
  returns: ReturnsMatrix,
  name: Codependence,
  options: CodependenceOptions = {},
): Float64Array {
  requireKnown(name, CODEPENDENCES, 'codependence: name');
  return MEASURES[name](returns, options);
}

/**
 * Spearman's rank correlations: Pearson's of the average ranks. A constant column is uncorrelated with all others.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused
 * @returns N × N, symmetric bit for bit, 1 on the diagonal
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2 or N < 1
 *
 * Source: Spearman (1904), "The proof and measurement of association between two things".
 */
export function spearmanMatrix(returns: ReturnsMatrix): Float64Array {
  requireCompleteReturns(returns, 'spearmanMatrix');
  const { rows, cols } = returns;
  const values = new Float64Array(rows * cols);
  columnsOf(returns).forEach((column, j) => {
    averageRanks(column).forEach((rank, t) => {
      values[t * cols + j] = rank;
    });
  });
  return correlationMatrix({ ...returns, values });
}
