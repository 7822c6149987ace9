import { correlationDistance } from '../cluster/distance.js';
import { leafOrder } from '../cluster/leaf-order.js';
import { type Linkage, linkage } from '../cluster/linkage.js';
import { optimalLeafOrder } from '../cluster/optimal-leaf-order.js';
import { InvalidInputError } from '../errors.js';
import { correlationFromCovariance } from '../moments/correlation.js';
import { certified } from './certificate.js';
import { columnDistance } from './column-distance.js';
import { bisectLeafOrder } from './hrp-bisection.js';
import { weighDendrogram } from './hrp-dendrogram.js';
import { HRP_MODES, HRP_RECIPES, type HrpRecipe } from './hrp-modes.js';
import type { Constraints, HrpOptions, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/**
 * Hierarchical risk parity: clusters the assets by √(½(1 - ρ)), puts them in the order of the leaves, and splits the
 * budget from the top by the inverse of the two sides' variances. Bounds and caps that bind are met by projection; in
 * mode `skfolio` bounds limit each split instead, as in that package. The halves depend on the order of the leaves, and
 * it on the order of the columns: only mode `dendrogram` gives each asset the same weight in any order of columns.
 *
 * @param covariance - N × N, symmetric, positive variances, row-major
 * @param constraints - a feasible set of the N assets
 * @param options - mode (default `lopez_de_prado`), and a linkage in the place of the mode's
 * @throws {@link InvalidInputError} on an unknown mode
 *
 * Source: López de Prado (2016), "Building diversified portfolios that outperform out of sample".
 */
export function hrp(covariance: Float64Array, constraints: Constraints, options: HrpOptions = {}): Solution {
  const recipe = recipeOf(options);
  const { tree, distance } = clustering(covariance, constraints.lower.length, recipe);
  const raw =
    recipe.split === 'dendrogram'
      ? weighDendrogram(covariance, tree)
      : bisectLeafOrder(covariance, leaves(tree, distance, recipe), recipe.boundsInSplit ? constraints : undefined);
  const { weights, notes } = withinConstraints(raw, constraints);
  return certified(weights, constraints, { solver: recipe.split === 'halves' ? 'bisection' : 'dendrogram', notes });
}

function recipeOf({ mode = 'lopez_de_prado', linkage: method }: HrpOptions): HrpRecipe {
  if (!HRP_MODES.includes(mode)) {
    throw new InvalidInputError({
      where: 'hrp: options.mode',
      rule: 'the mode must be known',
      got: mode,
      expected: HRP_MODES.join(', '),
      cause: 'The name is misspelt, or belongs to a later version.',
    });
  }
  const recipe = HRP_RECIPES[mode];
  return method === undefined ? recipe : { ...recipe, linkage: method };
}

function clustering(covariance: Float64Array, n: number, recipe: HrpRecipe): { tree: Linkage; distance: Float64Array } {
  const ofCorrelation = correlationDistance(correlationFromCovariance(covariance, n), n);
  const distance = recipe.clustersOn === 'distance' ? ofCorrelation : columnDistance(ofCorrelation, n);
  return { tree: linkage(distance, n, recipe.linkage), distance };
}

function leaves(tree: Linkage, distance: Float64Array, recipe: HrpRecipe): Int32Array {
  return recipe.leafOrder === 'plain' ? leafOrder(tree) : optimalLeafOrder(tree, distance, 'scipy');
}
