import { certified, type Evidence } from './certificate.js';
import { cheapestVertex } from './cheapest-vertex.js';
import type { CovarianceParts } from './covariance-parts.js';
import { covarianceTimes, dot } from './covariance-product.js';
import { naturalResidual } from './kkt-residual.js';
import { kthLargest } from './kth-largest.js';
import { minimiseQuadratic } from './minimise-quadratic.js';
import { varianceOnly } from './quadratic.js';
import { subVector } from './sub-matrix.js';
import type { Constraints, Solution } from './types.js';
import { equalGains, type UncappedWeights, uncappedWeights } from './uncapped-ratio.js';

/** Assets to begin with, and the most that join at once. */
const FIRST = 40;
const NEXT = 40;
/** Every eighth asset stands for the market: what many assets have in common, a few dozen of them have, too. */
const MARKET_STEP = 8;
/** Rounds after which an asset that joined stays, so that they end. */
const LEAVING_ROUNDS = 10;
/** What an asset outside would gain, relative to the variance, that is rounding. */
const ROUNDING = 1e-13;

/** Assets, and the weights of all assets, of which these hold all. */
interface WorkingSet {
  /** Those that are free to begin with come first. */
  readonly members: readonly number[];
  readonly free: number;
  readonly weights: Float64Array;
}

/** Minimum variance on a working set, and what became of the assets outside. */
interface Round {
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  readonly evidence: Evidence;
}

/**
 * Minimum variance of many assets, most of which will not be held: solved on a working set that the assets outside join,
 * while a part of one would lower the variance, and that those leave which are not held. The certificate is measured on all
 * assets.
 *
 * @param constraints - a feasible set of the N assets, its lower bounds 0
 */
export function minVarianceOfMany(covariance: CovarianceParts, constraints: Constraints): Solution {
  let set = firstSet(covariance, constraints);
  let iterations = 0;
  for (let rounds = 1; ; rounds++) {
    const round = solveAmong(covariance, constraints, set);
    const { weights, gradient, evidence } = round;
    iterations += evidence.iterations ?? 0;
    const scale = dot(weights, gradient);
    const joining = newcomers(round, set.members, ROUNDING * scale);
    if (joining.length === 0) {
      const kktResidual = naturalResidual(weights, constraints, { gradient, scale });
      return certified(weights, constraints, { ...evidence, kktResidual, iterations });
    }
    const held = set.members.filter((i) => weights[i] > 0);
    const staying = rounds < LEAVING_ROUNDS ? [] : set.members.filter((i) => weights[i] === 0);
    set = { members: [...held, ...staying, ...joining], free: held.length, weights };
  }
}

/** The assets that have least to do with the market, and those of a vertex, which make it feasible. */
function firstSet({ withPortfolio }: CovarianceParts, constraints: Constraints): WorkingSet {
  const n = constraints.lower.length;
  const market = new Float64Array(n);
  for (let i = 0; i < n; i += MARKET_STEP) market[i] = 1;
  const withMarket = withPortfolio(market);
  const weights = cheapestVertex(withMarket, constraints);
  const most = kthLargest(withMarket.slice(), Math.max(1, n - FIRST + 1));
  const members: number[] = [];
  for (let i = 0; i < n; i++) if (withMarket[i] <= most || weights[i] > 0) members.push(i);
  return { members, free: 0, weights };
}

function solveAmong(covariance: CovarianceParts, constraints: Constraints, set: WorkingSet): Round {
  const { members } = set;
  const matrix = covariance.among(members);
  const { weights: among, evidence } = minimumAmong(matrix, restrictedTo(members, constraints), set);
  const weights = new Float64Array(set.weights.length);
  setAt(weights, members, among);
  const gradient = covariance.withPortfolio(weights);
  setAt(gradient, members, covarianceTimes(matrix, among));
  return { weights, gradient, evidence };
}

function minimumAmong(
  covariance: Float64Array,
  constraints: Constraints,
  { members, free, weights: from }: WorkingSet,
): UncappedWeights {
  const uncapped = uncappedWeights(equalGains(covariance, constraints), free);
  if (uncapped !== null) return uncapped;
  const start = subVector(from, members);
  const { weights, certificate } = minimiseQuadratic(varianceOnly(covariance), constraints, start);
  const { solver, iterations, notes } = certificate;
  return { weights, evidence: { solver, iterations, notes } };
}

function restrictedTo(members: readonly number[], { lower, upper, groups }: Constraints): Constraints {
  const placeOf = new Map(members.map((i, place) => [i, place]));
  return {
    lower: subVector(lower, members),
    upper: subVector(upper, members),
    groups: groups.map(({ members: all, cap }) => ({ members: all.flatMap((i) => placeOf.get(i) ?? []), cap })),
    notes: [],
  };
}

function setAt(target: Float64Array, places: readonly number[], values: Float64Array): void {
  for (let k = 0; k < values.length; k++) target[places[k]] = values[k];
}

/** The assets outside whose marginal variance is furthest below that of an asset that is held, largest gain first. */
function newcomers({ weights, gradient }: Round, members: readonly number[], slack: number): number[] {
  const inside = new Uint8Array(weights.length);
  let dearest = 0;
  for (const i of members) {
    inside[i] = 1;
    if (weights[i] > 0) dearest = Math.max(dearest, gradient[i]);
  }
  const better: number[] = [];
  for (let i = 0; i < inside.length; i++) if (inside[i] === 0 && gradient[i] < dearest - slack) better.push(i);
  return better.sort((a, b) => gradient[a] - gradient[b]).slice(0, NEXT);
}
