"""The engine skfolio: our moments come to its estimators as a prior that is already known."""

import numpy as np
from skfolio import RiskMeasure
from skfolio.distance import CovarianceDistance
from skfolio.exceptions import OptimizationError
from skfolio.moments import BaseCovariance
from skfolio.optimization import (
    EqualWeighted,
    HierarchicalRiskParity,
    InverseVolatility,
    MeanRisk,
    ObjectiveFunction,
    RiskBudgeting,
)
from skfolio.prior import BasePrior, ReturnDistribution

from precision import LOGARITHMIC, QUADRATIC
from problem import Unsolved


class GivenPrior(BasePrior):
    """A prior whose moments are handed over, not estimated."""

    def __init__(self, mu=None, covariance=None):
        self.mu = mu
        self.covariance = covariance

    def fit(self, X, y=None, **fit_params):
        self.return_distribution_ = ReturnDistribution(mu=self.mu, covariance=self.covariance, returns=np.asarray(X))
        return self


class GivenCovariance(BaseCovariance):
    """A covariance that is handed over, not estimated."""

    def __init__(self, covariance=None):
        super().__init__(nearest=False)
        self.covariance = covariance

    def fit(self, X, y=None, **fit_params):
        self.covariance_ = self.covariance
        return self


def fitted(estimator, problem):
    try:
        return estimator.fit(problem.returns).weights_
    except OptimizationError as error:
        raise Unsolved(str(error)) from error


def mean_risk(problem, objective, risk_measure):
    capped = {} if len(problem.caps) == 0 else {"left_inequality": problem.groups, "right_inequality": problem.caps}
    return MeanRisk(
        objective_function=objective,
        risk_measure=risk_measure,
        prior_estimator=GivenPrior(problem.unit_gains, problem.unit_covariance),
        min_weights=problem.lower,
        max_weights=problem.upper,
        solver_params=QUADRATIC,
        **capped,
    )


def min_variance(problem):
    return fitted(mean_risk(problem, ObjectiveFunction.MINIMIZE_RISK, RiskMeasure.VARIANCE), problem)


def max_sharpe(problem):
    return fitted(mean_risk(problem, ObjectiveFunction.MAXIMIZE_RATIO, RiskMeasure.STANDARD_DEVIATION), problem)


def risk_parity(problem):
    prior = GivenPrior(problem.unit_gains, problem.unit_covariance)
    return fitted(RiskBudgeting(risk_measure=RiskMeasure.VARIANCE, prior_estimator=prior, solver_params=LOGARITHMIC), problem)


def hrp(problem):
    estimator = HierarchicalRiskParity(
        risk_measure=RiskMeasure.VARIANCE,
        prior_estimator=GivenPrior(problem.gains, problem.covariance),
        distance_estimator=CovarianceDistance(GivenCovariance(problem.covariance)),
        min_weights=problem.lower,
        max_weights=problem.upper,
    )
    return fitted(estimator, problem)


def inverse_volatility(problem):
    return fitted(InverseVolatility(prior_estimator=GivenPrior(problem.gains, problem.covariance)), problem)


def equal_weight(problem):
    return fitted(EqualWeighted(), problem)

SOLVERS = {
    "equal_weight": equal_weight,
    "inverse_volatility": inverse_volatility,
    "min_variance": min_variance,
    "max_sharpe": max_sharpe,
    "hrp": hrp,
    "risk_parity": risk_parity,
}
