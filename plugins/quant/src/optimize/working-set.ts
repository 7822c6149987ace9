import { certified } from './certificate.js';
import { cheapestVertex } from './cheapest-vertex.js';
import type { CovarianceParts } from './covariance-parts.js';
import { dot } from './covariance-product.js';
import { naturalResidual } from './kkt-residual.js';
import { kthLargest } from './kth-largest.js';
import { minimiseQuadratic } from './minimise-quadratic.js';
import { varianceOnly } from './quadratic.js';
import type { Constraints, Solution } from './types.js';

/** Assets to begin with, and the most that join at once. */
const FIRST = 80;
const NEXT = 40;
/** What an asset outside would gain, relative to the variance, that is rounding. */
const ROUNDING = 1e-13;

/** Minimum variance on some assets, and what became of the others. */
interface Round {
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  readonly solution: Solution;
}

/**
 * Minimum variance of many assets, most of which will not be held: solved on a working set that the assets outside join,
 * while a part of one would lower the variance. An asset that joined stays, so that it ends. The certificate is measured
 * on all assets.
 *
 * @param constraints - a feasible set of the N assets, its lower bounds 0
 */
export function minVarianceOfMany(covariance: CovarianceParts, constraints: Constraints): Solution {
  const vertex = cheapestVertex(covariance.variances, constraints);
  const members = firstMembers(covariance, vertex);
  let weights = vertex;
  for (let iterations = 0; ; ) {
    const round = solveAmong(covariance, constraints, { members, weights });
    iterations += round.solution.certificate.iterations;
    weights = round.weights;
    const scale = dot(weights, round.gradient);
    const joining = newcomers(round, members, ROUNDING * scale);
    if (joining.length > 0) {
      members.push(...joining);
      continue;
    }
    const { solver, notes } = round.solution.certificate;
    const kktResidual = naturalResidual(weights, constraints, { gradient: round.gradient, scale });
    return certified(weights, constraints, { solver, kktResidual, iterations, notes });
  }
}

/** The assets that have least to do with all of them together, and those of the vertex, which make it feasible. */
function firstMembers({ variances, times }: CovarianceParts, vertex: Float64Array): number[] {
  const inverses = variances.map((variance) => 1 / variance);
  const total = inverses.reduce((sum, inverse) => sum + inverse, 0);
  const withAll = times(inverses.map((inverse) => inverse / total));
  const most = kthLargest(withAll.slice(), Math.max(1, withAll.length - FIRST + 1));
  return Array.from(withAll.keys()).filter((i) => withAll[i] <= most || vertex[i] > 0);
}

function solveAmong(
  covariance: CovarianceParts,
  constraints: Constraints,
  { members, weights }: { members: readonly number[]; weights: Float64Array },
): Round {
  const pick = (values: Float64Array) => Float64Array.from(members, (i) => values[i]);
  const placeOf = new Map(members.map((i, place) => [i, place]));
  const restricted = {
    lower: pick(constraints.lower),
    upper: pick(constraints.upper),
    groups: constraints.groups.map(({ members: all, cap }) => ({
      members: all.flatMap((i) => placeOf.get(i) ?? []),
      cap,
    })),
    notes: [],
  };
  const solution = minimiseQuadratic(varianceOnly(covariance.among(members)), restricted, pick(weights));
  const all = new Float64Array(weights.length);
  members.forEach((i, place) => {
    all[i] = solution.weights[place];
  });
  return { weights: all, gradient: covariance.times(all), solution };
}

/** The assets outside whose marginal variance is furthest below that of an asset that is held, largest gain first. */
function newcomers({ weights, gradient }: Round, members: readonly number[], slack: number): number[] {
  const inside = new Set(members);
  const dearest = members.reduce((most, i) => (weights[i] > 0 ? Math.max(most, gradient[i]) : most), 0);
  const better = Array.from(gradient.keys()).filter((i) => !inside.has(i) && gradient[i] < dearest - slack);
  return better.sort((a, b) => gradient[a] - gradient[b]).slice(0, NEXT);
}
