import { type BiasedCovariance, samplingVariance, sumOfSquares } from './biased-covariance.js';

/** Share of ‖S‖, a row, below which its distance to a target is rounding. */
const ROUNDING = 4 * Number.EPSILON;

/**
 * Optimal weight of a target F that has the variances of S: δ = (π̂ - ρ̂) / (T·γ̂) within [0, 1], π̂ the sampling variance of
 * S, ρ̂ its covariance with F, γ̂ = ‖F - S‖²; 0 where S is the target already.
 *
 * @param target - F, N × N
 * @param pairCovariance - the part of ρ̂ off the diagonal; on it F is S
 *
 * Source: Ledoit, Wolf (2003), "Improved estimation of the covariance matrix of stock returns", theorem 1.
 */
export function shrinkageTowards(biased: BiasedCovariance, target: Float64Array, pairCovariance: number): number {
  const { covariance, rows, cols } = biased;
  const rounding = cols * ROUNDING;
  const distance = sumOfSquares(covariance.map((value, k) => target[k] - value));
  if (distance <= rounding * rounding * sumOfSquares(covariance)) return 0;
  const error = samplingVariance(biased) - variancesError(biased) - pairCovariance;
  return Math.max(0, Math.min(1, error / distance / rows));
}

/** The part of π̂ on the diagonal: Σ mean(x⁴) - s_ii². */
function variancesError({ covariance, series, rows, cols }: BiasedCovariance): number {
  let sum = 0;
  for (let j = 0; j < cols; j++) {
    let fourthPowers = 0;
    for (let t = 0; t < rows; t++) {
      const square = series[j * rows + t] * series[j * rows + t];
      fourthPowers += square * square;
    }
    sum += fourthPowers / rows - covariance[j * cols + j] * covariance[j * cols + j];
  }
  return sum;
}
