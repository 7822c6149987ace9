"""Times one solve of a peer at a time: reads a request a line from stdin, writes its processor milliseconds to stdout.

A request is `{"row", "peer", "prices", "n", "start", "train"}`; the answer `{"ms"}` or `{"error"}`. Each is given the same
returns as ours, and computes its own moments from them.
"""

import json
import os
import sys
import time
import warnings
from functools import lru_cache

import numpy as np
import pandas as pd
import riskfolio
from pypfopt import EfficientCDaR, EfficientCVaR, EfficientFrontier, HRPOpt
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform
from skfolio import RiskMeasure
from skfolio.optimization import (
    HierarchicalEqualRiskContribution,
    HierarchicalRiskParity,
    MeanRisk,
    NestedClustersOptimization,
    ObjectiveFunction,
    RiskBudgeting,
)

warnings.filterwarnings("ignore")


def ward_tree(frame):
    distance = np.sqrt((1 - np.corrcoef(frame.to_numpy().T)) / 2)
    return linkage(squareform(distance, checks=False), "ward")


def riskfolio_mean_risk(frame, rm, obj="MinRisk"):
    portfolio = riskfolio.Portfolio(returns=frame)
    portfolio.assets_stats(method_mu="hist", method_cov="hist")
    return portfolio.optimization(model="Classic", rm=rm, obj=obj, rf=0, hist=True)


def riskfolio_risk_parity(frame):
    portfolio = riskfolio.Portfolio(returns=frame)
    portfolio.assets_stats(method_mu="hist", method_cov="hist")
    return portfolio.rp_optimization(model="Classic", rm="MV", rf=0, hist=True)


def riskfolio_hierarchical(frame, model, linkage):
    return riskfolio.HCPortfolio(returns=frame).optimization(model=model, rm="MV", linkage=linkage)


def ratio():
    return MeanRisk(objective_function=ObjectiveFunction.MAXIMIZE_RATIO)


def minimum(measure):
    return MeanRisk(risk_measure=measure)


ROWS = {
    "ward_tree": {"scipy": ward_tree},
    "min_variance": {
        "PyPortfolioOpt": lambda f: EfficientFrontier(None, f.cov()).min_volatility(),
        "Riskfolio-Lib": lambda f: riskfolio_mean_risk(f, "MV"),
        "skfolio": lambda f: MeanRisk().fit(f),
    },
    "max_sharpe": {
        "PyPortfolioOpt": lambda f: EfficientFrontier(f.mean(), f.cov()).max_sharpe(risk_free_rate=0),
        "Riskfolio-Lib": lambda f: riskfolio_mean_risk(f, "MV", "Sharpe"),
        "skfolio": lambda f: ratio().fit(f),
    },
    "risk_parity": {
        "Riskfolio-Lib": riskfolio_risk_parity,
        "skfolio": lambda f: RiskBudgeting().fit(f),
    },
    "hrp": {
        "PyPortfolioOpt": lambda f: HRPOpt(f).optimize(),
        "Riskfolio-Lib": lambda f: riskfolio_hierarchical(f, "HRP", "single"),
        "skfolio": lambda f: HierarchicalRiskParity().fit(f),
    },
    "herc": {
        "Riskfolio-Lib": lambda f: riskfolio_hierarchical(f, "HERC", "ward"),
        "skfolio": lambda f: HierarchicalEqualRiskContribution().fit(f),
    },
    "nco": {
        "Riskfolio-Lib": lambda f: riskfolio_hierarchical(f, "NCO", "ward"),
        "skfolio": lambda f: NestedClustersOptimization(cv="ignore").fit(f),
    },
    "min_cvar": {
        "PyPortfolioOpt": lambda f: EfficientCVaR(None, f).min_cvar(),
        "Riskfolio-Lib": lambda f: riskfolio_mean_risk(f, "CVaR"),
        "skfolio": lambda f: minimum(RiskMeasure.CVAR).fit(f),
    },
    "min_mad": {
        "Riskfolio-Lib": lambda f: riskfolio_mean_risk(f, "MAD"),
        "skfolio": lambda f: minimum(RiskMeasure.MEAN_ABSOLUTE_DEVIATION).fit(f),
    },
    "min_cdar": {
        "PyPortfolioOpt": lambda f: EfficientCDaR(None, f).min_cdar(),
        "Riskfolio-Lib": lambda f: riskfolio_mean_risk(f, "CDaR"),
        "skfolio": lambda f: minimum(RiskMeasure.CDAR).fit(f),
    },
}


@lru_cache(maxsize=1)
def returns_of(prices):
    return pd.read_csv(prices, index_col=0).pct_change().iloc[1:]


def answer(request):
    start, train = request["start"], request["train"]
    frame = returns_of(request["prices"]).iloc[start : start + train, : request["n"]].copy()
    solve = ROWS[request["row"]][request["peer"]]
    began = time.process_time()
    try:
        if solve(frame) is None:
            return {"error": "no solution"}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"[:200]}
    return {"ms": 1000 * (time.process_time() - began)}


def main():
    # Solvers print; the answers have stdout for themselves.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    peers = {row: list(methods) for row, methods in ROWS.items()}
    print(json.dumps({"peers": peers}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
