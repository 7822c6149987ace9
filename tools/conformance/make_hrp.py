"""Fixtures of plugins/quant/src/optimize/hrp.ts: weights of the peers, each in the mode that is named after it.

Needs PyPortfolioOpt, Riskfolio-Lib, skfolio and pyhrp (with polars). All four are given the same returns and use the
sample covariance (ddof 1). No package implements the original clustering on the distances of the distances, so
`lopez_de_prado` is the paper's algorithm written out here on scipy's `linkage`.
"""

from importlib.metadata import version

import numpy as np
import pandas as pd
import polars as pl
import riskfolio as rp
from pyhrp import build_tree, risk_parity
from pypfopt import HRPOpt
from scipy.cluster.hierarchy import leaves_list, linkage
from skfolio.moments import EmpiricalCovariance
from skfolio.optimization import HierarchicalRiskParity
from skfolio.prior import EmpiricalPrior

from fixture import write_case
from sector_returns import sector_returns

SEED = 20240711
# case: rows, assets, (min weight, max weight) of the skfolio mode
CASES = {
    "two-assets": (60, 2, (0.0, 0.55)),
    "three-assets": (60, 3, (0.2, 0.4)),
    "odd": (250, 11, (0.03, 0.15)),
    "even": (250, 16, (0.0, 0.08)),
    "wide": (30, 40, (0.01, 0.05)),
}


def original(frame):
    cov, distance = frame.cov().to_numpy(), np.sqrt((1 - frame.corr().to_numpy()) / 2)
    np.fill_diagonal(distance, 0)
    weights = np.ones(len(cov))

    def split(items):
        if len(items) < 2:
            return
        halves = items[: len(items) // 2], items[len(items) // 2 :]
        risks = []
        for half in halves:
            inverse = 1 / np.diag(cov)[half]
            portfolio = inverse / inverse.sum()
            risks.append(portfolio @ cov[np.ix_(half, half)] @ portfolio)
        share = 1 - risks[0] / sum(risks)
        weights[halves[0]] *= share
        weights[halves[1]] *= 1 - share
        for half in halves:
            split(half)

    split(leaves_list(linkage(distance, "single")))  # a square matrix: its rows are taken for observations
    return weights


def pypfopt(frame):
    return np.array([HRPOpt(frame).optimize("single")[name] for name in frame.columns])


def riskfolio(frame):
    portfolio = rp.HCPortfolio(returns=frame)
    return portfolio.optimization(model="HRP", rm="MV", linkage="single", leaf_order=True)["weights"].to_numpy()


def skfolio(frame, bounds=(0.0, 1.0)):
    prior = EmpiricalPrior(covariance_estimator=EmpiricalCovariance(nearest=False))
    model = HierarchicalRiskParity(prior_estimator=prior, min_weights=bounds[0], max_weights=bounds[1])
    return model.fit(frame).weights_


def dendrogram(frame):
    root = build_tree(pl.DataFrame(frame.corr().to_dict("list")), method="ward").root
    portfolio = risk_parity(root, pl.DataFrame(frame.cov().to_dict("list"))).portfolio
    return np.array([portfolio[name] for name in frame.columns])


def main():
    tools = ("PyPortfolioOpt", "Riskfolio-Lib", "skfolio", "pyhrp", "scipy", "numpy")
    versions = ", ".join(f"{tool} {version(tool)}" for tool in tools)
    for index, (case, (rows, n, bounds)) in enumerate(CASES.items()):
        values = sector_returns(np.random.default_rng([SEED, index]), rows, n)
        frame = pd.DataFrame(values, columns=[f"asset{j:02d}" for j in range(n)])
        expected = {
            "lopez_de_prado": original(frame),
            "pypfopt": pypfopt(frame),
            "riskfolio": riskfolio(frame),
            "skfolio": skfolio(frame),
            "skfolio_bounded": skfolio(frame, bounds),
            "dendrogram": dendrogram(frame),
        }
        write_case(
            "optimize",
            f"hrp/{case}",
            {
                "input": {"cols": n, "values": values.ravel().tolist(), "bounds": bounds},
                "expected": {mode: weights.tolist() for mode, weights in expected.items()},
                "provenance": f"{rows} rows of {n} synthetic returns (market, four sectors, noise), seed "
                f"[{SEED}, {index}]. Expected, by mode: PyPortfolioOpt `HRPOpt` on returns, Riskfolio-Lib "
                "`HCPortfolio` (single linkage, ordered leaves), skfolio `HierarchicalRiskParity` (without and with the "
                "input's bounds, its covariance not moved to the nearest positive definite one), pyhrp `risk_parity` on "
                "the Ward tree; `lopez_de_prado` written out on scipy's `linkage` of the square distance matrix. "
                "PyPortfolioOpt is not given a covariance, because it then rounds the correlations to six decimals. "
                f"{versions}. Made by `tools/conformance/make_hrp.py`.",
            },
        )


if __name__ == "__main__":
    main()
