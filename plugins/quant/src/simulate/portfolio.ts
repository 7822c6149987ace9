/** What a portfolio holds: the state that is carried from one rebalance, or one run, to the next. */
export interface PortfolioState {
  /** N holdings in currency, negative for a short. */
  readonly holdings: Float64Array;
  /** Currency; the proceeds of shorts are part of it. */
  readonly cash: number;
}

/** A state in the hands of a simulator, which changes it in place. */
export interface Portfolio {
  readonly holdings: Float64Array;
  cash: number;
}

/** Value of everything held, Σh + cash. */
export function equityOf({ holdings, cash }: PortfolioState): number {
  return holdings.reduce((sum, holding) => sum + holding, 0) + cash;
}

/** Value of the shorts, as a positive number. */
export function shortValueOf({ holdings }: PortfolioState): number {
  return holdings.reduce((sum, holding) => sum + Math.max(-holding, 0), 0);
}

/**
 * Trades every holding to weight × equity, in exchange for cash.
 *
 * @returns the traded value Σ|u|, purchases and sales each once
 */
export function tradeTo(portfolio: Portfolio, weights: Float64Array, equity: number): number {
  let traded = 0;
  weights.forEach((weight, j) => {
    const purchase = weight * equity - portfolio.holdings[j];
    portfolio.holdings[j] = weight * equity;
    portfolio.cash -= purchase;
    traded += Math.abs(purchase);
  });
  return traded;
}

/**
 * Moves the holdings by one row of returns. A short's loss ends at its value before the row: its return counts at most
 * as +1. A held asset without a return (NaN) stays flat.
 *
 * @param returns - N simple returns of the row
 * @returns profit and loss Σ h·r, and how many held assets had no return
 */
export function drift({ holdings }: Portfolio, returns: Float64Array): { pnl: number; missing: number } {
  let pnl = 0;
  let missing = 0;
  holdings.forEach((holding, j) => {
    if (holding === 0) return;
    if (Number.isNaN(returns[j])) {
      missing++;
      return;
    }
    const gain = holding * (holding < 0 ? Math.min(returns[j], 1) : returns[j]);
    holdings[j] += gain;
    pnl += gain;
  });
  return { pnl, missing };
}
