import { diagonalRoots, symmetricMatrix } from '../matrix/symmetric.js';
import { correlationOf } from './correlation.js';

export interface ConstantCorrelation {
  /** N × N: the variances of the covariance, and in each pair the mean correlation times both deviations. */
  readonly target: Float64Array;
  /** Mean correlation of the pairs of assets that have a variance; 0 where there is none. */
  readonly correlation: number;
  /** N standard deviations. */
  readonly deviations: Float64Array;
}

/**
 * The constant correlation model of a covariance.
 *
 * @param covariance - N × N, symmetric, row-major
 *
 * Source: Elton, Gruber (1973), "Estimating the dependence structure of share prices".
 */
export function constantCorrelation(covariance: Float64Array, n: number): ConstantCorrelation {
  const deviations = diagonalRoots(covariance, n);
  const moving = deviations.reduce((count, deviation) => count + (deviation > 0 ? 1 : 0), 0);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      sum += correlationOf(covariance[i * n + j], covariance[i * n + i], covariance[j * n + j]);
    }
  }
  const correlation = moving < 2 ? 0 : sum / ((moving * (moving - 1)) / 2);
  const target = symmetricMatrix(n, (i, j) =>
    i === j ? covariance[i * n + i] : correlation * (deviations[i] * deviations[j]),
  );
  return { target, correlation, deviations };
}
