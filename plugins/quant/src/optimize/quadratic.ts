import { covarianceTimes } from './covariance-product.js';

/** ½w'Σw - t'w: half the variance less what a tilt t gives for each unit of weight. */
export interface Quadratic {
  /** Σ, N × N, symmetric positive semi-definite, row-major. */
  readonly covariance: Float64Array;
  /** t, N values in the unit of Σ. */
  readonly tilt: Float64Array;
}

/** The objective of minimum variance: no tilt. */
export function untilted(covariance: Float64Array): Quadratic {
  return { covariance, tilt: new Float64Array(Math.sqrt(covariance.length)) };
}

/** Σw - t (N): what a small weight more of each asset costs. */
export function gradientOf({ covariance, tilt }: Quadratic, weights: Float64Array): Float64Array {
  const gradient = covarianceTimes(covariance, weights);
  for (let i = 0; i < gradient.length; i++) gradient[i] -= tilt[i];
  return gradient;
}
