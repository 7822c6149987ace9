"""The engine PyPortfolioOpt."""

import pandas as pd
from pypfopt import EfficientFrontier, HRPOpt
from pypfopt.exceptions import OptimizationError

from precision import QUADRATIC
from problem import Unsolved


def frontier(problem):
    built = EfficientFrontier(
        problem.unit_gains,
        problem.unit_covariance,
        weight_bounds=list(zip(problem.lower, problem.upper, strict=True)),
        solver="CLARABEL",
        solver_options=QUADRATIC,
    )
    if len(problem.caps) > 0:
        built.add_constraint(lambda weights: problem.groups @ weights <= problem.caps)
    return built


def answered(solve):
    try:
        return pd.Series(solve()).to_numpy()
    except OptimizationError as error:
        raise Unsolved(str(error)) from error


def min_variance(problem):
    return answered(frontier(problem).min_volatility)


def max_sharpe(problem):
    return answered(frontier(problem).max_sharpe)


def hrp(problem):
    weights = HRPOpt(cov_matrix=problem.frame(problem.covariance)).optimize(linkage_method="single")
    return pd.Series(weights)[problem.names].to_numpy()

SOLVERS = {"min_variance": min_variance, "max_sharpe": max_sharpe, "hrp": hrp}
