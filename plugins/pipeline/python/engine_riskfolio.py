"""The engine Riskfolio-Lib."""

import numpy as np
import pandas as pd
import riskfolio as rp

from precision import LOGARITHMIC, QUADRATIC
from problem import Unsolved


def portfolio(problem, precision):
    """One solver and no other: Riskfolio would go through a list of them without a word."""
    built = rp.Portfolio(returns=problem.returns_frame)
    built.solvers = ["CLARABEL"]
    built.sol_params = {"CLARABEL": precision}
    built.mu = pd.DataFrame([problem.unit_gains], columns=problem.names)
    built.cov = problem.frame(problem.unit_covariance)
    return built


def bounded(problem):
    built = portfolio(problem, QUADRATIC)
    n = len(problem.gains)
    built.upperlng = 1
    built.ainequality = np.vstack([np.eye(n), -np.eye(n), problem.groups])
    built.binequality = np.concatenate([problem.upper, -problem.lower, problem.caps]).reshape(-1, 1)
    return built


def answered(weights):
    if weights is None:
        raise Unsolved("no solver of Riskfolio-Lib found weights")
    return weights["weights"].to_numpy()


def min_variance(problem):
    return answered(bounded(problem).optimization(model="Classic", rm="MV", obj="MinRisk", hist=True))


def max_sharpe(problem):
    return answered(bounded(problem).optimization(model="Classic", rm="MV", obj="Sharpe", rf=0, hist=True))


def risk_parity(problem):
    return answered(portfolio(problem, LOGARITHMIC).rp_optimization(model="Classic", rm="MV", hist=True))


def hrp(problem):
    built = rp.HCPortfolio(returns=problem.returns_frame)
    weights = built.optimization(
        model="HRP",
        codependence="custom_cov",
        method_cov="custom_cov",
        custom_cov=problem.frame(problem.covariance),
        rm="MV",
        linkage="single",
        leaf_order=True,
    )
    return answered(weights)

SOLVERS = {
    "min_variance": min_variance,
    "max_sharpe": max_sharpe,
    "hrp": hrp,
    "risk_parity": risk_parity,
}
