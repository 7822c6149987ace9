import type { Linkage } from '../cluster/linkage.js';
import { membersOf } from '../cluster/members.js';
import { type ClusterRiskMeasure, HERC_VARIANTS, type HercVariant } from '../names.js';
import { requireKnown } from '../require-known.js';
import type { Assets } from './assets.js';
import { certified } from './certificate.js';
import { type ClusterRisk, clusterRisk, inverseRiskWeights } from './cluster-risk.js';
import { type ClusteringOptions, flatHierarchy } from './hierarchy.js';
import type { Constraints, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

export interface HercOptions extends ClusteringOptions {
  /** Default `herc`. */
  readonly variant?: HercVariant;
  /** Risk by which budgets are shared. Default `variance`. */
  readonly riskMeasure?: ClusterRiskMeasure;
}

/**
 * Hierarchical equal risk contribution: cuts the dendrogram into clusters, splits the budget along the merges above them in
 * inverse proportion to the summed risks of the clusters on either side, and shares it within each cluster by inverse risk.
 * The risk of a cluster is that of its inverse-risk portfolio. Bounds and caps that bind are met by projection.
 *
 * @param assets - covariance (N × N) and returns (T × N) of the same columns
 * @param constraints - a feasible set of the N assets
 * @throws {@link InvalidInputError} on an unknown option, or a number of clusters below 1
 * @throws {@link NotSolvedError} when a risk is not positive, so that it has no inverse
 *
 * Source: Raffinot (2018), "The hierarchical equal risk contribution portfolio"; `hcaa`: Raffinot (2017), "Hierarchical
 * clustering-based asset allocation".
 */
export function herc(assets: Assets, constraints: Constraints, options: HercOptions = {}): Solution {
  const { variant = 'herc', riskMeasure = 'variance' } = options;
  requireKnown(variant, HERC_VARIANTS, 'herc: options.variant');
  const { tree, clusters, note } = flatHierarchy(assets, options);
  const risk = variant === 'hcaa' ? null : clusterRisk(riskMeasure, assets);
  const budgets = budgetsAlong(tree, clusters, risk);
  const members = membersOf(tree);
  const raw = new Float64Array(tree.n);
  for (const id of clusters) {
    const own = members(id);
    const within = risk && variant === 'herc' ? inverseRiskWeights(risk, own) : equalWeights(own.length);
    own.forEach((i, a) => {
      raw[i] = budgets[id] * within[a];
    });
  }
  const { weights, notes } = withinConstraints(raw, constraints);
  return certified(weights, constraints, { solver: 'dendrogram', notes: [note, ...notes] });
}

/** Budget of every leaf and merge from the root down to the clusters; without a risk each merge is halved. */
function budgetsAlong(tree: Linkage, clusters: readonly number[], risk: ClusterRisk | null): Float64Array {
  const { n, left, right } = tree;
  const top = n + n - 1 - clusters.length;
  const risks = risksAlong(tree, clusters, risk);
  const budgets = new Float64Array(2 * n - 1);
  budgets[2 * n - 2] = 1;
  for (let k = n - 2; n + k > top; k--) {
    const [l, r] = [left[k], right[k]];
    const share = risk === null ? 0.5 : 1 - risks[l] / (risks[l] + risks[r]);
    budgets[l] = share * budgets[n + k];
    budgets[r] = (1 - share) * budgets[n + k];
  }
  return budgets;
}

/** Risk of each cluster, and for the merges above them the sum of those below. */
function risksAlong(tree: Linkage, clusters: readonly number[], risk: ClusterRisk | null): Float64Array {
  const { n, left, right } = tree;
  const risks = new Float64Array(2 * n - 1);
  if (risk === null) return risks;
  const members = membersOf(tree);
  for (const id of clusters) risks[id] = risk.of(members(id), inverseRiskWeights(risk, members(id)));
  for (let k = n - clusters.length; k < n - 1; k++) risks[n + k] = risks[left[k]] + risks[right[k]];
  return risks;
}

function equalWeights(count: number): Float64Array {
  return new Float64Array(count).fill(1 / count);
}
