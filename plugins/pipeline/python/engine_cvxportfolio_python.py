"""The simulator of cvxportfolio: its own MarketSimulator with its costs for stocks, over returns and target weights that are given."""

import cvxportfolio as cvx
import numpy as np
import pandas as pd

CASH = "cash"
FIRST = pd.Timestamp("2000-01-03")


def simulate(header, given):
    """T rows of N assets from 1 in cash. `rows` and `targets` (R × N) are the decisions; with `daily` each holds until the next."""
    market = market_of(given["returns"], given["cash_returns"], given["calendar_days"])
    index = market.index
    targets = targets_of(index, given["rows"].astype(int), given["targets"], header["daily"])
    simulator = cvx.MarketSimulator(
        returns=market,
        cash_key=CASH,
        min_history=pd.Timedelta(0),
        round_trades=False,
        costs=[
            cvx.StocksTransactionCost(a=header["cost_rate"], pershare_cost=None, b=None),
            cvx.StocksHoldingCost(short_fees=100 * header["borrow_rate_annual"]),
        ],
    )
    start = pd.Series(0.0, index=market.columns)
    start[CASH] = 1.0
    return books(simulator.backtest(cvx.FixedWeights(targets), start_time=index[0], h=start), market)


def market_of(returns, cash_returns, calendar_days):
    """A row's return belongs to the session before it, where the trade is; one session more closes the last row."""
    days = np.concatenate([[0], np.cumsum(calendar_days)])
    rows = np.column_stack([returns, cash_returns])
    columns = [*(f"a{j}" for j in range(returns.shape[1])), CASH]
    return pd.DataFrame(np.vstack([rows, rows[-1]]), index=FIRST + pd.to_timedelta(days, unit="D"), columns=columns)


def targets_of(index, rows, targets, daily):
    cash = 1 - targets.sum(axis=1, keepdims=True)
    columns = [*(f"a{j}" for j in range(targets.shape[1])), CASH]
    table = pd.DataFrame(np.hstack([targets, cash]), index=index[rows], columns=columns)
    return table.reindex(index, method="ffill").dropna() if daily else table


def books(result, market):
    """What happened on each row, in currency. After a bankruptcy, where the package ends, everything is 0."""
    rows = len(market) - 1
    lived = len(result.returns)
    holdings = result.h.iloc[:lived, :-1].fillna(0).to_numpy()
    trades = result.u.iloc[:lived, :-1].fillna(0).to_numpy()
    returns = market.iloc[:lived, :-1].to_numpy()
    held = {
        "returns": result.returns.to_numpy(),
        "equity": result.v.iloc[1 : lived + 1].to_numpy(),
        "costs": result.costs["StocksTransactionCost"].dropna().to_numpy()[:lived],
        "borrow_costs": result.costs["StocksHoldingCost"].dropna().to_numpy()[:lived],
        "pnl": np.nansum((holdings + trades) * returns, axis=1),
        "traded": np.abs(trades).sum(axis=1),
        "missing": missing_of((holdings + trades) * (1 + np.nan_to_num(returns)), returns),
    }
    last = result.h.iloc[lived].fillna(0).to_numpy()
    padded = {name: np.concatenate([np.asarray(values, float), np.zeros(rows - len(values))]) for name, values in held.items()}
    return {**padded, "holdings": last[:-1], "cash": last[-1:]}


def missing_of(after, returns):
    """Assets that are held before a row and have no return on it: they are paid out in cash."""
    before = np.vstack([np.zeros(after.shape[1]), after[:-1]])
    return ((before != 0) & np.isnan(returns)).sum(axis=1)
