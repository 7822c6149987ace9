import { antifragility } from '../select/antifragility.js';
import { aggressorsOf } from './aggressors.js';
import { type Assets, selectAssets } from './assets.js';
import { certified } from './certificate.js';
import { constraintsFor } from './constraints.js';
import { equalWeight } from './equal-weight.js';
import { type HrpOptions, hrp } from './hrp.js';
import type { Constraints, Regime, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/** Share of the budget that the aggressors have in each regime. */
export const AGGRESSOR_BUDGETS: Record<Regime, number> = { QUIET: 0.15, NORMAL: 0.1, TURBULENT: 0.05, CRISIS: 0.03 };
/** Assets from which the core is worth a hierarchy; below it is equally weighted. */
const HIERARCHICAL_CORE = 10;

/** The returns have no constant column, and T ≥ 3 for a score of antifragility. */
export interface BarbellProblem extends Assets {
  /** N cluster labels. */
  readonly clusters: readonly number[];
  readonly regime: Regime;
  /** Most clusters that an aggressor is taken from, an integer of at least 1. */
  readonly maxAggressorClusters: number;
  /** Variant of the hierarchy of the core. */
  readonly hrp: HrpOptions;
}

/**
 * Barbell: the most antifragile asset of each of the best clusters (see {@link aggressorsOf}) share the regime's
 * aggressor budget equally; all assets of the other clusters, the core, take the rest by HRP (10 assets or more) or
 * equally. The other assets of an aggressor's cluster have no weight. Constraints that bind are met by projection of
 * the whole, which can give those others some. With one cluster there is nothing to set the aggressors against: HRP,
 * with a note.
 *
 * @param constraints - a feasible set of the N assets
 *
 * Source: Taleb (2012), "Antifragile", book IV, for the idea; shares and limits are this project's.
 */
export function barbell(problem: BarbellProblem, constraints: Constraints): Solution {
  const { returns, clusters, regime, maxAggressorClusters } = problem;
  const aggressors = aggressorsOf(antifragility(returns), clusters, maxAggressorClusters);
  if (aggressors.length === 0) return hrpInstead(problem, constraints);
  const budget = AGGRESSOR_BUDGETS[regime];
  const taken = new Set(aggressors.map((i) => clusters[i]));
  const core = Array.from(clusters.keys()).filter((i) => !taken.has(clusters[i]));
  const { weights: coreWeights, certificate } = coreSolution(selectAssets(problem, core), problem.hrp);
  const raw = new Float64Array(clusters.length);
  for (const i of aggressors) raw[i] = budget / aggressors.length;
  core.forEach((i, k) => {
    raw[i] = (1 - budget) * coreWeights[k];
  });
  const { weights, notes } = withinConstraints(raw, constraints);
  const names = aggressors.map((i) => returns.assets[i]).join(', ');
  const share = `aggressors ${names} share ${budget} (${regime}), the core of ${core.length} the rest`;
  return certified(weights, constraints, { solver: certificate.solver, notes: [share, ...notes] });
}

function coreSolution(core: Assets, options: HrpOptions): Solution {
  const n = core.returns.cols;
  const unbounded = constraintsFor(n, {});
  return n >= HIERARCHICAL_CORE ? hrp(core, unbounded, options) : equalWeight(unbounded);
}

function hrpInstead(problem: BarbellProblem, constraints: Constraints): Solution {
  const { weights, certificate } = hrp(problem, constraints, problem.hrp);
  const note = `barbell needs two clusters, got one of ${problem.clusters.length} assets: HRP instead`;
  return { weights, certificate: { ...certificate, notes: [note, ...certificate.notes] } };
}
