import { InvalidInputError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';

/**
 * A market in which trades move prices: buying or selling u of an asset costs b·σ·|u|^1.5/√V (Boyd et al., Multi-Period
 * Trading via Convex Optimization, 2017, equation 2.2).
 */
export interface MarketImpact {
  /** b, of the order of 1. */
  readonly coefficient: number;
  /**
   * T × N market volume V over each row, in the currency of the holdings. An asset whose volume is 0 or NaN does not
   * trade on the row.
   */
  readonly volumes: Float64Array;
  /** T × N volatility σ a row that was known before the row: {@link pastYearVolatility}; NaN where nothing was known. */
  readonly volatilities: Float64Array;
}

/** Added to every volume by cvxportfolio, which divides by it; kept for equality with its numbers. Currency. */
const LEAST_VOLUME = 1e-8;

/**
 * @param tradedValue - |u|, currency
 * @returns the cost of the trade, currency
 * @throws {@link InvalidInputError} when the asset has no volatility
 */
export function impactCost(
  { coefficient, volumes, volatilities }: MarketImpact,
  { assets, cols }: ReturnsMatrix,
  { row, asset, tradedValue }: { readonly row: number; readonly asset: number; readonly tradedValue: number },
): number {
  if (tradedValue === 0) return 0;
  const at = row * cols + asset;
  if (!(volatilities[at] >= 0)) {
    throw new InvalidInputError({
      where: `simulate: marketImpact.volatilities of ${assets[asset]}, row ${row}`,
      rule: 'a traded asset has a volatility',
      got: volatilities[at],
      expected: 'a number of at least 0',
      cause: 'It has no return in the year before, or the volatilities were made without the rows before the first.',
    });
  }
  return (
    (coefficient * volatilities[at] * tradedValue * Math.sqrt(tradedValue)) / Math.sqrt(volumes[at] + LEAST_VOLUME)
  );
}
