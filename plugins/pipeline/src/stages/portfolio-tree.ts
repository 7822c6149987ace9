import type { Portfolio } from './portfolio.js';

/** `tree/<risk profile>.json` of a run: the weights to hold now before they are flattened, down to the assets of each sleeve. */
export type PortfolioTree = SleeveTree | MetaTree;

export interface SleeveTree {
  readonly kind: 'sleeve';
  readonly profile: string;
  /** Signed weights as fractions of the sleeve, largest first. */
  readonly assets: readonly { readonly symbol: string; readonly net_weight: number }[];
}

export interface MetaTree {
  readonly kind: 'meta';
  readonly profile: string;
  /** In the order of the manifest; weights as fractions of this meta. */
  readonly sleeves: readonly MetaBranch[];
}

export interface MetaBranch {
  readonly id: string;
  readonly weight: number;
  readonly tree: PortfolioTree;
}

/** The tree of a sleeve: its assets. */
export function sleeveTree(profile: string, { weights }: Portfolio): SleeveTree {
  return {
    kind: 'sleeve',
    profile,
    assets: weights.map(({ symbol, net_weight }) => ({ symbol, net_weight })),
  };
}
