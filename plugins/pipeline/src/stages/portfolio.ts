/** One physical asset of a portfolio, weights as fractions of capital. */
export interface Position {
  readonly symbol: string;
  /** |net_weight|. */
  readonly weight: number;
  /** Signed: negative is short. */
  readonly net_weight: number;
  readonly direction: 'LONG' | 'SHORT';
  /** Signed part that each leaf sleeve brings, by its path below this profile (`core/instruments`); none in a sleeve itself. */
  readonly contributors: readonly Contributor[];
}

export interface Contributor {
  readonly sleeve: string;
  readonly weight: number;
}

/** Asset weights to hold now, of a sleeve or flattened of a meta: the same shape, so that a parent cannot tell them apart. */
export interface Portfolio {
  /** Sum of the signed weights. */
  readonly net: number;
  /** Sum of the absolute weights. */
  readonly gross: number;
  /** 1/Σw²; 0 of a portfolio that holds nothing, or whose longs and shorts cancel. */
  readonly effective_n: number;
  /** Largest first; ties by symbol. */
  readonly weights: readonly Position[];
}

/** `weights/<risk profile>.json` of a run. */
export interface PortfolioFile extends Portfolio {
  readonly profile: string;
  readonly risk_profile: string;
  readonly as_of: string;
}

/** A portfolio from signed parts, in the order given: parts of one symbol are summed with their sign. */
export function portfolio(parts: readonly { readonly symbol: string; readonly contributor: Contributor }[]): Portfolio {
  const bySymbol = new Map<string, Contributor[]>();
  for (const { symbol, contributor } of parts) {
    const contributors = bySymbol.get(symbol);
    if (contributors === undefined) bySymbol.set(symbol, [contributor]);
    else contributors.push(contributor);
  }
  const weights = [...bySymbol].map(([symbol, contributors]) => position(symbol, contributors)).sort(byWeight);
  const squares = sum(weights.map(({ weight }) => weight * weight));
  return {
    net: sum(weights.map(({ net_weight }) => net_weight)),
    gross: sum(weights.map(({ weight }) => weight)),
    effective_n: squares === 0 ? 0 : 1 / squares,
    weights,
  };
}

function position(symbol: string, contributors: readonly Contributor[]): Position {
  const net = sum(contributors.map(({ weight }) => weight));
  return {
    symbol,
    weight: Math.abs(net),
    net_weight: net,
    direction: net < 0 ? 'SHORT' : 'LONG',
    contributors: contributors.filter(({ sleeve }) => sleeve !== ''),
  };
}

function byWeight(a: Position, b: Position): number {
  return b.weight - a.weight || (a.symbol < b.symbol ? -1 : 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
