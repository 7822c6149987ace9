import type { Constraints } from './types.js';

/**
 * A vertex of the feasible set to start from: every weight at its lower bound, then the rest of the budget to the
 * assets of least variance first, each as far as its bound and its group's cap allow. Few weights are off their bounds.
 *
 * @param variances - N variances, in the order of the constraints
 */
export function greedyStart(variances: Float64Array, { lower, upper, groups }: Constraints): Float64Array {
  const weights = lower.slice();
  const capOf = new Map(groups.flatMap((group) => group.members.map((i) => [i, group] as const)));
  const byVariance = Array.from(variances.keys()).sort((a, b) => variances[a] - variances[b]);
  let rest = 1 - lower.reduce((sum, w) => sum + w, 0);
  for (const i of byVariance) {
    const group = capOf.get(i);
    const room = group ? group.cap - group.members.reduce((sum, k) => sum + weights[k], 0) : Number.POSITIVE_INFINITY;
    const step = Math.max(0, Math.min(upper[i] - weights[i], room, rest));
    weights[i] = step === upper[i] - weights[i] ? upper[i] : weights[i] + step;
    rest -= step;
  }
  return weights;
}
