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
 * Trades asset j to a value, in exchange for cash.
 *
 * @returns the traded value |u|
 */
export function tradeTo(portfolio: Portfolio, j: number, value: number): number {
  const purchase = value - portfolio.holdings[j];
  portfolio.holdings[j] = value;
  portfolio.cash -= purchase;
  return Math.abs(purchase);
}

/**
 * Moves the holdings by one row of returns. A held asset without a return (NaN) stays flat.
 *
 * @param returns - N simple returns of the row
 * @param mostAgainstShorts - a higher return counts as this for a short: 1 ends its loss at its value before the row
 * @returns profit and loss Σ h·r, and how many held assets had no return
 */
export function drift(
  { holdings }: Portfolio,
  returns: Float64Array,
  mostAgainstShorts: number,
): { pnl: number; missing: number } {
  let pnl = 0;
  let missing = 0;
  holdings.forEach((holding, j) => {
    if (holding === 0) return;
    if (Number.isNaN(returns[j])) {
      missing++;
      return;
    }
    const gain = holding * (holding < 0 ? Math.min(returns[j], mostAgainstShorts) : returns[j]);
    holdings[j] += gain;
    pnl += gain;
  });
  return { pnl, missing };
}
