import { clustersOf, type Regime, type ReturnsMatrix, regimeOf } from '@metafolio/quant';

/** Who takes part in a window, by column, how they cluster, and what the market was like. */
export interface Universe {
  readonly columns: readonly number[];
  readonly clusters: readonly number[];
  readonly regime: Regime;
}

/** How the columns of a window are clustered. */
export interface Clustering {
  readonly lookbacks: readonly number[];
  readonly threshold: number;
}

/** Every column: a meta never drops a child. */
export function everyColumn(train: ReturnsMatrix, { lookbacks, threshold }: Clustering): Universe {
  return {
    columns: [...train.assets.keys()],
    clusters: clustersOf(train, lookbacks, threshold),
    regime: regimeOf(train),
  };
}

/** Columns that were not selected, so that each is a cluster of its own. */
export function unclustered(columns: readonly number[], regime: Regime): Universe {
  return { columns, clusters: columns, regime };
}
