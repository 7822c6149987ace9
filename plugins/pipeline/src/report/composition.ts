import type { PortfolioTree } from '../stages/portfolio-tree.js';

/** A part of a portfolio: a child, a sleeve below it, or an asset of one. */
export interface Part {
  readonly name: string;
  /** Signed share of the capital. */
  readonly net: number;
  /** Sum of the absolute shares of the assets below. */
  readonly gross: number;
  /** Largest first; none of an asset. */
  readonly parts: readonly Part[];
}

/** The tree of a portfolio in shares of the whole: what stands in it is multiplied along its path. What holds nothing is not in it. */
export function composition(tree: PortfolioTree, share = 1): Part[] {
  const parts: Part[] =
    tree.kind === 'sleeve'
      ? tree.assets.map(({ symbol, net_weight }) => asset(symbol, share * net_weight))
      : tree.sleeves.map(({ id, weight, tree: below }) => whole(id, composition(below, share * weight)));
  return parts.filter(({ gross }) => gross > 0).sort((a, b) => b.gross - a.gross || (a.name < b.name ? -1 : 1));
}

function asset(name: string, net: number): Part {
  return { name, net, gross: Math.abs(net), parts: [] };
}

function whole(name: string, parts: readonly Part[]): Part {
  return {
    name,
    net: parts.reduce((sum, { net }) => sum + net, 0),
    gross: parts.reduce((sum, { gross }) => sum + gross, 0),
    parts,
  };
}
