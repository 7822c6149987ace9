"""Fixtures of plugins/quant/src/simulate: what cvxportfolio's MarketSimulator does with seeded markets and with real equities."""

import os
from importlib.metadata import version
from pathlib import Path

import cvxportfolio as cvx
import numpy as np
import pandas as pd

from fixture import write_case

SEED = 20240917
CASH = "cash"
ASSETS = ["a", "b", "c", "d"]
VERSIONS = f"cvxportfolio {version('cvxportfolio')}, pandas {pd.__version__}, numpy {np.__version__}"
PACKAGE = (
    "`MarketSimulator.backtest` of `FixedWeights` with `StocksTransactionCost` and `StocksHoldingCost`, "
    f"`round_trades=False`, no liquidity cap, `pershare_cost=None` ({VERSIONS})"
)
MAKER = "Made by `tools/conformance/make_cvxportfolio.py`."


def backtest(market, costs, policy):
    """market: returns (cash the last column), and volumes or None; policy: targets, start and initial holdings."""
    simulator = cvx.MarketSimulator(
        returns=market["returns"],
        volumes=market.get("volumes"),
        cash_key=CASH,
        min_history=pd.Timedelta(0),
        round_trades=False,
        costs=[
            cvx.StocksTransactionCost(a=costs["costRate"], pershare_cost=None, b=costs.get("coefficient")),
            cvx.StocksHoldingCost(short_fees=100 * costs["borrowRateAnnual"]),
        ],
    )
    return simulator.backtest(cvx.FixedWeights(policy["targets"]), start_time=policy["start"], h=policy["initial"])


def outcome(result):
    """Per row of the back-test; the last timestamp of its index only closes the last row."""
    trading = result.costs["StocksTransactionCost"].dropna()
    return {
        "returns": result.returns.tolist(),
        "equity": result.v.iloc[1:].tolist(),
        "costs": trading.tolist(),
        "borrowCosts": result.costs["StocksHoldingCost"].loc[trading.index].tolist(),
        "finalHoldings": result.h.iloc[-1].fillna(0).tolist()[:-1],
        "finalCash": float(result.h.iloc[-1, -1]),
    }


def sessions(count):
    """Weekdays with holidays left out, so that rows span 1 to 5 calendar days."""
    days = pd.bdate_range("2019-11-18", periods=count + count // 20 + 2)
    return days[np.arange(len(days)) % 21 != 17][: count + 1]


def seeded_market(rng, rows, cash_return):
    """rows + 1 timestamps: the package needs one that closes the last row, and never reads its returns."""
    index = sessions(rows)
    common = rng.normal(0.0004, 0.009, (rows + 1, 1))
    values = np.round(common + rng.normal(0, [0.006, 0.01, 0.014, 0.02], (rows + 1, 4)), 6)
    returns = pd.DataFrame(values, index=index, columns=ASSETS)
    returns[CASH] = np.round(cash_return * rng.uniform(0.5, 1.5, rows + 1), 8)
    return returns


def with_cash(weights):
    return [*weights, 1 - sum(weights)]


def targets_of(index, rebalances, daily):
    """The policy's table: with `daily` every row has the latest weights, else only the rebalances' rows have any."""
    table = pd.DataFrame({index[row]: with_cash(weights) for row, weights in rebalances}, index=[*ASSETS, CASH]).T
    return table.reindex(index, method="ffill").dropna() if daily else table


def series_of(weights, cash):
    return pd.Series([*weights, cash], index=[*ASSETS, CASH])


def flat(table):
    return [None if np.isnan(value) else value for value in table.to_numpy().ravel().tolist()]


def write_seeded(case, setup):
    """setup: purpose, returns, rebalances, daily, costs; first, volumes, initial where the case has them."""
    first, daily = setup.get("first", 0), setup["daily"]
    returns, volumes = setup["returns"], setup.get("volumes")
    index = returns.index
    initial = setup.get("initial", ([0, 0, 0, 0], 1e6))
    known = [(row, weights) for row, weights in setup["rebalances"] if weights is not None]
    result = backtest(
        {"returns": returns, "volumes": volumes},
        setup["costs"],
        {"targets": targets_of(index, known, daily), "start": index[first], "initial": series_of(*initial)},
    )
    lived = returns.iloc[:-1]
    parts = {
        "input": {
            "assets": ASSETS,
            "firstRow": first,
            "returns": flat(lived[ASSETS]),
            "calendarDays": np.diff(index).astype("timedelta64[D]").astype(int).tolist(),
            "cashReturns": lived[CASH].tolist(),
            "volumes": None if volumes is None else flat(volumes.iloc[:-1]),
            "rebalance": "daily" if daily else "window",
            "rebalances": [{"row": row, "weights": weights} for row, weights in setup["rebalances"]],
            "initial": {"holdings": initial[0], "cash": initial[1]},
            **setup["costs"],
        },
        "expected": outcome(result),
        "provenance": f"{setup['purpose']}. Synthetic market, seed {SEED}. Expected: {PACKAGE}. {MAKER}",
    }
    write_case("simulate", f"cvxportfolio/{case}", parts)


def cases(rng):
    costs = {"costRate": 0.0006, "borrowRateAnnual": 0}
    shorts = {"costRate": 0.001, "borrowRateAnnual": 0.05}
    long_only, long_short = [0.4, 0.3, 0.2, 0.05], [0.7, -0.4, 0.5, -0.3]
    yield "long-only-daily", {
        "purpose": "Long-only weights, traded back to every day",
        "returns": seeded_market(rng, 60, 0),
        "rebalances": [(0, long_only), (30, [0.1, 0.2, 0.3, 0.4])],
        "daily": True,
        "costs": costs,
    }
    yield "window-drift", {
        "purpose": "Weights traded to at the start of a window, then drift; cash before the first; one window decides nothing",
        "returns": seeded_market(rng, 60, 0),
        "rebalances": [(5, long_only), (20, [0.1, 0.2, 0.3, 0.4]), (35, None), (50, [0.25, 0.25, 0.25, 0.25])],
        "daily": False,
        "costs": costs,
    }
    yield "shorts-borrow-fee", {
        "purpose": "Shorts under a borrow fee over weekends and holidays",
        "returns": seeded_market(rng, 60, 0),
        "rebalances": [(0, long_short), (30, [-0.5, 0.5, -0.5, 0.5])],
        "daily": True,
        "costs": shorts,
    }
    yield "cash-return", {
        "purpose": "Interest on cash: of a long book, of the proceeds of shorts, and owed on cash that the costs took below 0",
        "returns": seeded_market(rng, 60, 0.0002),
        "rebalances": [(0, [0.1, 0.1, 0.1, 0.1]), (20, long_short), (40, [0.25, 0.25, 0.25, 0.25])],
        "daily": False,
        "costs": shorts,
    }
    yield "carried-holdings", {
        "purpose": "Starts from holdings, shorts among them",
        "returns": seeded_market(rng, 40, 0.0001),
        "rebalances": [(10, long_short)],
        "daily": False,
        "costs": shorts,
        "initial": ([300000.0, -150000.0, 0.0, 80000.0], 500000.0),
    }
    yield "market-impact", market_impact(rng, costs, long_only)
    yield "market-impact-shorts", {**market_impact(rng, shorts, long_short), "daily": False}
    yield "market-impact-thin", thin_market(rng, costs, long_only)
    yield "missing-returns", missing_returns(rng, shorts, long_short)
    yield "bankruptcy", bankruptcy(rng, shorts)


def market_impact(rng, costs, weights):
    returns = seeded_market(rng, 330, 0.0001)
    volumes = pd.DataFrame(np.round(rng.lognormal(17, 0.6, (331, 4))), index=returns.index, columns=ASSETS)
    volumes.iloc[290, 2] = volumes.iloc[300, 0] = 0
    return {
        "purpose": "Market impact by volume and past volatility, over a year of it; without volume an asset is not traded",
        "returns": returns,
        "volumes": volumes,
        "rebalances": [(270, weights), (300, [0.1, 0.2, 0.3, 0.4])],
        "first": 270,
        "daily": True,
        "costs": {**costs, "coefficient": 0.9},
        "initial": ([0, 0, 0, 0], 2e7),
    }


def thin_market(rng, costs, weights):
    setup = market_impact(rng, costs, weights)
    return {
        **setup,
        "purpose": "Market impact where book and volumes are of the order of 1, so that what the package adds to a volume shows",
        "volumes": setup["volumes"] / 2e7,
        "initial": ([0, 0, 0, 0], 1),
    }


def missing_returns(rng, costs, weights):
    returns = seeded_market(rng, 40, 0.0001)
    returns.iloc[12:15, 1] = np.nan
    returns.iloc[20:, 0] = np.nan
    return {
        "purpose": "Assets without a return leave the universe, paid out in cash, and come back at the next trade",
        "returns": returns,
        "rebalances": [(0, weights)],
        "daily": True,
        "costs": costs,
    }


def bankruptcy(rng, costs):
    returns = seeded_market(rng, 30, 0.0001)
    returns.iloc[12, 0] = 3.0
    return {
        "purpose": "A short that quadruples: the package ends with what is owed as a negative value",
        "returns": returns,
        "rebalances": [(0, [-0.5, 0.5, 0, 0])],
        "daily": False,
        "costs": costs,
    }


def real_equities():
    """Two policies over the last 1,000 returns of the equities; the prices stay where they are."""
    default = Path(__file__).resolve().parents[3] / "shared" / "data"
    folder = Path(os.environ.get("METAFOLIO_SHARED_DATA", default))
    prices = pd.read_csv(folder / "us_equities_20.csv.gz", index_col="Date", parse_dates=True)
    values = prices.to_numpy()
    returns = pd.DataFrame(values[1:] / values[:-1] - 1, index=prices.index[:-1], columns=prices.columns)
    returns.loc[prices.index[-1]] = 0.0
    returns[CASH] = 0.0001
    index = returns.index
    count = prices.shape[1]
    weights = {
        "daily": [(2 * j + 1) / count**2 for j in range(count)],
        "window": [(0.15 if j % 2 else -0.05) for j in range(count)],
    }
    step = {"daily": 1, "window": 20}
    expected = {}
    for name, target in weights.items():
        rows = index[-1001:-1][:: step[name]]
        table = pd.DataFrame([with_cash(target)] * len(rows), index=rows, columns=returns.columns)
        initial = pd.Series(0.0, returns.columns)
        initial[CASH] = 1e6
        costs = {"costRate": 0.0006, "borrowRateAnnual": 0.05}
        lived = outcome(backtest({"returns": returns}, costs, {"targets": table, "start": rows[0], "initial": initial}))
        expected[name] = {part: lived[part] for part in ("returns", "finalHoldings", "finalCash")}
    write_case("simulate", "equities/fixed-weights", {
        "input": {
            "file": "us_equities_20.csv.gz", "rows": 1000, "costRate": 0.0006, "borrowRateAnnual": 0.05, "cashReturn": 0.0001,
            "cash": 1e6, "policies": [{"rebalance": name, "step": step[name], "weights": weights[name]} for name in weights],
        },
        "expected": expected,
        "provenance": "Fixed weights of 20 US equities over the last 1,000 daily returns of `us_equities_20.csv.gz` (adjusted "
        "closes that the package skfolio carries; the file is not part of the project): long-only, traded back to every day; "
        "long-short, traded back to every 20 rows. A row's return belongs to the session before it, where the trade is. "
        f"Expected: {PACKAGE}. {MAKER}",
    })


if __name__ == "__main__":
    generator = np.random.default_rng(SEED)
    for name, setup in cases(generator):
        write_seeded(name, setup)
    real_equities()
