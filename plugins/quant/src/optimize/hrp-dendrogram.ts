import type { Linkage } from '../cluster/linkage.js';
import { membersOf } from '../cluster/members.js';
import type { ClusterRisk } from './cluster-risk.js';

/**
 * Budget split along the dendrogram: from the leaves upwards, each merge shares in inverse proportion to the risks of the
 * two portfolios made below it. The same for any order of the columns, ties of the linkage apart.
 *
 * @param risk - measure on the N assets
 * @param tree - dendrogram of the N assets
 */
export function weighDendrogram(risk: ClusterRisk, tree: Linkage): Float64Array {
  const { n, left, right } = tree;
  const members = membersOf(tree);
  const weights = new Float64Array(n).fill(1);
  const risks = new Float64Array(2 * n - 1);
  risks.set(risk.ofAssets);
  for (let k = 0; k < n - 1; k++) {
    const share = risks[right[k]] / (risks[left[k]] + risks[right[k]]);
    for (const i of members(left[k])) weights[i] *= share;
    for (const i of members(right[k])) weights[i] *= 1 - share;
    const both = members(n + k);
    const portfolio = Float64Array.from(both, (i) => weights[i]);
    risks[n + k] = risk.of(both, portfolio);
  }
  return weights;
}
