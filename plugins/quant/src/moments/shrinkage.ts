import { meanVariance } from './biased-covariance.js';

export interface ShrunkCovariance {
  /** N × N, symmetric bit for bit, per period. */
  readonly covariance: Float64Array;
  /** Weight of the target, in [0, 1]. */
  readonly shrinkage: number;
}

/** (1 - δ)·S + δ·μ·I, with μ the mean variance. */
export function shrunkToIdentity(covariance: Float64Array, n: number, shrinkage: number): ShrunkCovariance {
  const target = shrinkage * meanVariance(covariance, n);
  const shrunk = covariance.map((value) => value * (1 - shrinkage));
  for (let j = 0; j < n; j++) shrunk[j * n + j] += target;
  return { covariance: shrunk, shrinkage };
}

/** (1 - δ)·S + δ·F, which has the variances of both where they agree. */
export function shrunkToTarget(covariance: Float64Array, target: Float64Array, shrinkage: number): ShrunkCovariance {
  const shrunk = covariance.map((value, k) => value + shrinkage * (target[k] - value));
  return { covariance: shrunk, shrinkage };
}
