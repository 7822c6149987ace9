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
import { equalGains, uncappedWeights } from './uncapped-ratio.js';

/** Assets to begin with, besides two for each of the vertex, and the most that join at once. */
const FIRST = 40;
const NEXT = 40;
/** Every eighth asset stands for the market: what many assets have in common, a few dozen of them have, too. */
const MARKET_STEP = 8;
/** Rounds after which an asset that joined stays, so that they end. */
const LEAVING_ROUNDS = 10;
/** What an asset outside would gain, relative to the variance, that is rounding. */
const ROUNDING = 1e-13;

/** Assets, and weights of all assets that only these hold. */
interface WorkingSet {
  readonly members: readonly number[];
  readonly weights: Float64Array;
  /** How many of the first members are held where only w ≥ 0 binds; null once a bound or cap was found to bind. */
  readonly free: number | null;
}

/** Minimum variance on a working set, and what became of the assets outside. */
interface Round {
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  /** Whether nothing but w ≥ 0 binds. */
  readonly uncapped: boolean;
  readonly evidence: Evidence;
}

/**
 * Minimum variance of many assets, most of which will not be held: solved on a working set that the assets outside join,
 * while a part of one would lower the variance. Where only w ≥ 0 binds, which is quickest on few, those leave it that are not
 * held. The certificate is measured on all assets.
 *
 * @param constraints - a feasible set of the N assets, its lower bounds 0
 */
export function minVarianceOfMany(covariance: CovarianceParts, constraints: Constraints): Solution {
  let set = firstSet(covariance, constraints);
  let iterations = 0;
  for (let rounds = 1; ; rounds++) {
    const round = solveAmong(covariance, constraints, set);
    const { weights, gradient, uncapped, evidence } = round;
    iterations += evidence.iterations ?? 0;
    const scale = dot(weights, gradient);
    const joining = newcomers(round, set.members, ROUNDING * scale);
    if (joining.length === 0) {
      const kktResidual = naturalResidual(weights, constraints, { gradient, scale });
      return certified(weights, constraints, { ...evidence, kktResidual, iterations });
    }
    const held = set.members.filter((i) => weights[i] > 0);
    const staying = uncapped && rounds < LEAVING_ROUNDS ? [] : set.members.filter((i) => weights[i] === 0);
    set = { members: [...held, ...staying, ...joining], weights, free: uncapped ? held.length : null };
  }
}

/** The assets that have least to do with the market, and those of a vertex, which make it feasible. */
function firstSet({ withPortfolio }: CovarianceParts, constraints: Constraints): WorkingSet {
  const n = constraints.lower.length;
  const market = new Float64Array(n);
  for (let i = 0; i < n; i += MARKET_STEP) market[i] = 1;
  const withMarket = withPortfolio(market);
  const weights = cheapestVertex(withMarket, constraints);
  const count = FIRST + 2 * weights.filter((weight) => weight > 0).length;
  const most = kthLargest(withMarket.slice(), Math.max(1, n - count + 1));
  const members: number[] = [];
  for (let i = 0; i < n; i++) if (withMarket[i] <= most || weights[i] > 0) members.push(i);
  return { members, weights, free: 0 };
}

function solveAmong(covariance: CovarianceParts, constraints: Constraints, set: WorkingSet): Round {
  const { members } = set;
  const matrix = covariance.among(members);
  const { weights: among, ...found } = minimumAmong(matrix, restrictedTo(members, constraints), set);
  const weights = new Float64Array(set.weights.length);
  setAt(weights, members, among);
  const gradient = covariance.withPortfolio(weights);
  setAt(gradient, members, covarianceTimes(matrix, among));
  return { weights, gradient, ...found };
}

function minimumAmong(
  covariance: Float64Array,
  constraints: Constraints,
  { members, weights: from, free }: WorkingSet,
): Omit<Round, 'gradient'> {
  const found = free === null ? null : uncappedWeights(equalGains(covariance, constraints), free);
  if (found !== null) return { ...found, uncapped: true };
  const { weights, certificate } = minimiseQuadratic(varianceOnly(covariance), constraints, subVector(from, members));
  const { solver, iterations, notes } = certificate;
  return { weights, uncapped: false, evidence: { solver, iterations, notes } };
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
