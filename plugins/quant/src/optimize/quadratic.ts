import { covarianceTimes } from './covariance-product.js';

/** ½w'Σw - q·g'w: half the variance, less what the portfolio gains times the tolerance of risk for it. */
export interface Quadratic {
  /** Σ, N × N, symmetric bit for bit, positive semi-definite, row-major. */
  readonly covariance: Float64Array;
  /** g, what a unit of weight in each asset gains (N): its mean return, its mean above a rate, its volatility. */
  readonly gains: Float64Array;
  /** q ≥ 0, in the unit of Σ over that of g; 0 is minimum variance. */
  readonly tolerance: number;
}

/** The objective of minimum variance. */
export function varianceOnly(covariance: Float64Array): Quadratic {
  return { covariance, gains: new Float64Array(Math.sqrt(covariance.length)), tolerance: 0 };
}

/** Σw - q·g (N): what a little more weight of each asset costs. */
export function gradientOf({ covariance, gains, tolerance }: Quadratic, weights: Float64Array): Float64Array {
  const gradient = covarianceTimes(covariance, weights);
  for (let i = 0; i < gradient.length; i++) gradient[i] -= tolerance * gains[i];
  return gradient;
}
