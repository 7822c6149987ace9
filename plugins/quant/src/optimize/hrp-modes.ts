import type { HrpMode, LinkageMethod } from '../names.js';

/** What one variant of hierarchical risk parity does at each step. */
export interface HrpRecipe {
  readonly linkage: LinkageMethod;
  /** What is clustered: the distances, or the Euclidean distances between the columns of the distance matrix. */
  readonly clustersOn: 'distance' | 'distance_of_distances';
  readonly leafOrder: 'plain' | 'scipy';
  /** How a cluster is split: in the middle of the leaf order, or where the dendrogram splits it. */
  readonly split: 'halves' | 'dendrogram';
  /** Whether the bounds limit each split, or the result is projected onto them. */
  readonly boundsInSplit: boolean;
}

export const HRP_RECIPES: Record<HrpMode, HrpRecipe> = {
  lopez_de_prado: {
    linkage: 'single',
    clustersOn: 'distance_of_distances',
    leafOrder: 'plain',
    split: 'halves',
    boundsInSplit: false,
  },
  pypfopt: { linkage: 'single', clustersOn: 'distance', leafOrder: 'plain', split: 'halves', boundsInSplit: false },
  riskfolio: { linkage: 'single', clustersOn: 'distance', leafOrder: 'scipy', split: 'halves', boundsInSplit: false },
  skfolio: { linkage: 'ward', clustersOn: 'distance', leafOrder: 'scipy', split: 'halves', boundsInSplit: true },
  dendrogram: {
    linkage: 'ward',
    clustersOn: 'distance',
    leafOrder: 'plain',
    split: 'dendrogram',
    boundsInSplit: false,
  },
};
