import { requireFraction } from '../fraction.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { diagonalRoots, symmetricMatrix } from '../matrix/symmetric.js';
import { correlationFromCovariance, correlationOf } from './correlation.js';
import { gram } from './gram.js';
import { fittedNoiseVariance, noiseEdge } from './marchenko-pastur.js';
import { sampleCovariance } from './sample-covariance.js';
import { type Eigenpairs, symmetricEigenpairs } from './symmetric-eigenvectors.js';

/**
 * Sample covariance without the noise of its correlations: the eigenvalues of the correlation matrix at or below the
 * Marchenko-Pastur edge σ²·(1 + √(N/T))² are replaced by their mean, the diagonal is brought back to 1, and the sample
 * variances (divisor T - 1) stay.
 *
 * @param returns - T × N simple returns, T ≥ 2; NaN is refused. A constant column has variance 0 exactly
 * @param noiseVariance - σ² in [0, 1], or `fitted`, see {@link fittedNoiseVariance}
 * @returns N × N, symmetric bit for bit, per period
 * @throws {@link InvalidInputError} on NaN, infinity, T < 2, N < 1 or a variance outside [0, 1]
 *
 * Source: Laloux, Cizeau, Bouchaud, Potters (1999), "Noise dressing of financial correlation matrices"; López de Prado
 * (2020), "Machine learning for asset managers", snippet 2.5.
 */
export function denoisedCovariance(returns: ReturnsMatrix, noiseVariance: number | 'fitted'): Float64Array {
  if (noiseVariance !== 'fitted') requireFraction(noiseVariance, 'denoisedCovariance: noiseVariance');
  const { rows, cols } = returns;
  const covariance = sampleCovariance(returns);
  const pairs = symmetricEigenpairs(correlationFromCovariance(covariance, cols), cols);
  const variance = noiseVariance === 'fitted' ? fittedNoiseVariance(pairs.values, rows) : noiseVariance;
  const edge = noiseEdge(variance, cols, rows);
  const signals = pairs.values.findLastIndex((value) => value > edge) + 1;
  return withVariancesOf(covariance, cols, clipped(pairs, cols, signals));
}

/** Signals and, for each other eigenvalue, their mean c: c·I + Σ (λ - c)·vv' over the signals. */
function clipped({ values, leading }: Eigenpairs, n: number, signals: number): Float64Array {
  let noise = 0;
  for (let k = signals; k < n; k++) noise += Math.max(0, values[k]) / (n - signals);
  const scaled = new Float64Array(n * signals);
  leading(signals).forEach((vector, k) => {
    const scale = Math.sqrt(values[k] - noise);
    for (let i = 0; i < n; i++) scaled[i * signals + k] = scale * vector[i];
  });
  const correlation = gram(scaled, n, signals);
  for (let i = 0; i < n; i++) correlation[i * n + i] += noise;
  return correlation;
}

/** The correlations of a matrix between the variances of a covariance. */
export function withVariancesOf(covariance: Float64Array, n: number, matrix: Float64Array): Float64Array {
  const deviations = diagonalRoots(covariance, n);
  return symmetricMatrix(n, (i, j) =>
    i === j
      ? covariance[i * n + i]
      : correlationOf(matrix[i * n + j], matrix[i * n + i], matrix[j * n + j]) * (deviations[i] * deviations[j]),
  );
}
