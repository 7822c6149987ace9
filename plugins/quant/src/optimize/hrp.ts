import { columnTree } from '../cluster/column-tree.js';
import { leafOrder } from '../cluster/leaf-order.js';
import { agglomerate, type Linkage } from '../cluster/linkage.js';
import { optimalLeafOrder } from '../cluster/optimal-leaf-order.js';
import { type ClusterRiskMeasure, type Codependence, HRP_MODES, type HrpMode, type LinkageMethod } from '../names.js';
import { requireKnown } from '../require-known.js';
import type { Assets } from './assets.js';
import { certified } from './certificate.js';
import { clusterRisk } from './cluster-risk.js';
import { columnDistance } from './column-distance.js';
import { hierarchyDistance } from './hierarchy.js';
import { bisectLeafOrder } from './hrp-bisection.js';
import { weighDendrogram } from './hrp-dendrogram.js';
import { HRP_RECIPES, type HrpRecipe } from './hrp-modes.js';
import type { Constraints, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

export interface HrpOptions {
  /** Variant of the field to reproduce. Default `lopez_de_prado`. */
  readonly mode?: HrpMode;
  /** Linkage in the place of the mode's own. */
  readonly linkage?: LinkageMethod;
  /** By what assets are near each other; `pearson` are the correlations of the covariance. Default `pearson`. */
  readonly codependence?: Codependence;
  /** Risk by which budgets are shared. Default `variance`. */
  readonly riskMeasure?: ClusterRiskMeasure;
}

interface Hardening {
  /** By which the correlations of the covariance are shrunk, in [0, 1]: less work than a matrix of such. Default 0. */
  readonly ridge?: number;
}

/**
 * Hierarchical risk parity: clusters the assets by √(½(1 - ρ)), puts them in the order of the leaves, and splits the
 * budget from the top by the inverse of the two sides' risks. Bounds and caps that bind are met by projection; in
 * mode `skfolio` bounds limit each split instead, as in that package. The halves depend on the order of the leaves, and
 * it on the order of the columns: only mode `dendrogram` gives each asset the same weight in any order of columns.
 *
 * @param assets - covariance (N × N) and returns (T × N) of the same columns
 * @param constraints - a feasible set of the N assets
 * @throws {@link InvalidInputError} on an unknown mode, linkage or measure
 * @throws {@link NotSolvedError} when a risk is not positive, so that it has no inverse
 *
 * Source: López de Prado (2016), "Building diversified portfolios that outperform out of sample".
 */
export function hrp(assets: Assets, constraints: Constraints, options: HrpOptions & Hardening = {}): Solution {
  const { codependence, riskMeasure = 'variance', ridge } = options;
  const recipe = recipeOf(options);
  const risk = clusterRisk(riskMeasure, assets, ridge);
  const distance = hierarchyDistance(assets, codependence, ridge);
  const tree = clustering(distance, recipe);
  const raw =
    recipe.split === 'dendrogram'
      ? weighDendrogram(risk, tree)
      : bisectLeafOrder(risk, leaves(tree, distance, recipe), recipe.boundsInSplit ? constraints : undefined);
  const { weights, notes } = withinConstraints(raw, constraints);
  return certified(weights, constraints, { solver: recipe.split === 'halves' ? 'bisection' : 'dendrogram', notes });
}

function recipeOf({ mode = 'lopez_de_prado', linkage: method }: HrpOptions): HrpRecipe {
  requireKnown(mode, HRP_MODES, 'hrp: options.mode');
  const recipe = HRP_RECIPES[mode];
  return method === undefined ? recipe : { ...recipe, linkage: method };
}

function clustering(distance: Float64Array, recipe: HrpRecipe): Linkage {
  const n = Math.sqrt(distance.length);
  if (recipe.clustersOn === 'distance') return agglomerate(distance, n, recipe.linkage);
  return recipe.linkage === 'single'
    ? columnTree(distance, n)
    : agglomerate(columnDistance(distance, n), n, recipe.linkage);
}

function leaves(tree: Linkage, distance: Float64Array, recipe: HrpRecipe): Int32Array {
  return recipe.leafOrder === 'plain' ? leafOrder(tree) : optimalLeafOrder(tree, distance, 'scipy');
}
