"""Fixtures of plugins/quant/src/optimize: weights of the peers for least risk, greatest ratio, utility and targets.

Needs skfolio, Riskfolio-Lib, PyPortfolioOpt and cvxpy with Clarabel. All are given the same returns, the sample mean and the
sample covariance (ddof 1), and the same upper bound. Clarabel's tolerances are 1e-12 wherever a peer lets them through.
"""

import warnings
from importlib.metadata import version

import cvxpy as cp
import numpy as np
import pandas as pd
import riskfolio as rp
from pypfopt import EfficientCDaR, EfficientCVaR, EfficientFrontier, EfficientSemivariance
from skfolio import RiskMeasure
from skfolio.moments import EmpiricalCovariance
from skfolio.optimization import MaximumDiversification, MeanRisk, ObjectiveFunction
from skfolio.prior import EmpiricalPrior

from fixture import write_case
from sector_returns import sector_returns

SEED = 20240712
ALPHA = 0.05
# case: rows, assets, upper bound
CASES = {"ten-assets": (150, 10, 1.0), "bounded": (120, 12, 0.2), "short-history": (40, 15, 0.4)}

TIGHT = {"tol_gap_abs": 1e-12, "tol_gap_rel": 1e-12, "tol_feas": 1e-12}
# our measure: (skfolio's, Riskfolio's); None where a package does not have it
MEASURES = {
    "variance": ("VARIANCE", "MV"),
    "semi_variance": ("SEMI_VARIANCE", "MSV"),
    "mad": ("MEAN_ABSOLUTE_DEVIATION", "MAD"),
    "flpm": ("FIRST_LOWER_PARTIAL_MOMENT", "FLPM"),
    "slpm": (None, "SLPM"),
    "cvar": ("CVAR", "CVaR"),
    "tail_gini": (None, "TG"),
    "evar": ("EVAR", "EVaR"),
    "worst_realisation": ("WORST_REALIZATION", "WR"),
    "range": (None, "RG"),
    "cvar_range": (None, "CVRG"),
    "max_drawdown": ("MAX_DRAWDOWN", "MDD"),
    "average_drawdown": ("AVERAGE_DRAWDOWN", "ADD"),
    "cdar": ("CDAR", "CDaR"),
    "edar": ("EDAR", "EDaR"),
    "ulcer_index": ("ULCER_INDEX", "UCI"),
    "gini_mean_difference": ("GINI_MEAN_DIFFERENCE", "GMD"),
}


def prior():
    return EmpiricalPrior(covariance_estimator=EmpiricalCovariance(nearest=False))


def skfolio_min(frame, measure, cap):
    model = MeanRisk(
        risk_measure=RiskMeasure[measure],
        prior_estimator=prior(),
        max_weights=cap,
        min_acceptable_return=0.0 if measure == "FIRST_LOWER_PARTIAL_MOMENT" else None,
        solver="CLARABEL",
        solver_params=TIGHT,
    )
    return model.fit(frame).weights_


def riskfolio_min(frame, measure, cap):
    portfolio = rp.Portfolio(returns=frame, alpha=ALPHA, upperlng=cap)
    portfolio.solvers = ["CLARABEL"]
    portfolio.sol_params = {"CLARABEL": TIGHT}
    portfolio.assets_stats(method_mu="hist", method_cov="hist")
    weights = portfolio.optimization(model="Classic", rm=measure, obj="MinRisk", rf=0, l=0, hist=True)
    return None if weights is None else weights["weights"].to_numpy()


def cvxpy_min(values, measure, cap):
    """The definitions of our measures where packages have another or none, written out."""
    rows, n = values.shape
    w = cp.Variable(n)
    series = values @ w
    falls = cp.Variable(rows)
    running = cp.cumsum(series)
    peaks = falls + running
    drawdown = [falls >= 0, falls[0] >= -running[0], peaks[1:] >= peaks[:-1], peaks[0] >= 0]

    def tail(losses, mass):
        level = cp.Variable()
        return level + cp.sum(cp.pos(losses - level)) / mass

    def ordered(losses, weight_of):
        """Sum of the losses, largest first, by weights that fall: a sum of sums of the k largest."""
        weights = np.array([weight_of(k) for k in range(rows)] + [0.0])
        return cp.sum([(weights[k] - weights[k + 1]) * cp.sum_largest(losses, k + 1) for k in range(rows) if weights[k] > weights[k + 1]])

    objective, extra = {
        "cvar": lambda: (tail(-series, ALPHA * rows), []),
        "cdar": lambda: (tail(falls, ALPHA * rows), drawdown),
        "max_drawdown": lambda: (cp.max(falls), drawdown),
        "average_drawdown": lambda: (cp.sum(falls) / rows, drawdown),
        "ulcer_index": lambda: (cp.norm(falls), drawdown),
        "tail_gini": lambda: (
            ordered(
                -series,
                lambda k: (max(0, ALPHA - k / rows) ** 2 - max(0, ALPHA - (k + 1) / rows) ** 2) / ALPHA**2,
            ),
            [],
        ),
    }[measure]()
    problem = cp.Problem(cp.Minimize(objective), [cp.sum(w) == 1, w >= 0, w <= cap, *extra])
    problem.solve(solver="CLARABEL", **TIGHT)
    return w.value


def least_risk(frame, cap):
    answers = {}
    for measure, (of_skfolio, of_riskfolio) in MEASURES.items():
        peers = {}
        if of_skfolio:
            peers["skfolio"] = skfolio_min(frame, of_skfolio, cap)
        if of_riskfolio:
            peers["Riskfolio-Lib"] = riskfolio_min(frame, of_riskfolio, cap)
        if measure in ("cvar", "cdar", "max_drawdown", "average_drawdown", "ulcer_index", "tail_gini"):
            peers["cvxpy"] = cvxpy_min(frame.to_numpy(), measure, cap)
        answers[measure] = {peer: np.asarray(weights).tolist() for peer, weights in peers.items() if weights is not None}
    mean = frame.mean()
    for measure, model in {
        "cvar": lambda: (EfficientCVaR(mean, frame, 0.95, (0, cap), "CLARABEL", solver_options=TIGHT), "min_cvar"),
        "cdar": lambda: (EfficientCDaR(mean, frame, 0.95, (0, cap), "CLARABEL", solver_options=TIGHT), "min_cdar"),
        "slpm": lambda: (EfficientSemivariance(mean, frame, 1, 0, (0, cap), "CLARABEL", solver_options=TIGHT), "min_semivariance"),
    }.items():
        optimiser, method = model()
        getattr(optimiser, method)()
        answers[measure]["PyPortfolioOpt"] = np.asarray(optimiser.weights).tolist()
    return answers


def frontier(frame, cap):
    mean, covariance = frame.mean(), frame.cov()

    def pypfopt(method, *arguments):
        optimiser = EfficientFrontier(mean, covariance, (0, cap), "CLARABEL", solver_options=TIGHT)
        getattr(optimiser, method)(*arguments)
        return np.asarray(optimiser.weights).tolist()

    def skfolio(objective):
        model = MeanRisk(
            objective_function=objective, prior_estimator=prior(), max_weights=cap, solver="CLARABEL", solver_params=TIGHT
        )
        return model.fit(frame).weights_.tolist()

    middle = float(np.median(mean))
    volatility = float(np.sqrt(np.diag(covariance)).min())
    diversified = MaximumDiversification(prior_estimator=prior(), max_weights=cap, solver="CLARABEL", solver_params=TIGHT)
    return {
        "targets": {"target_return": middle, "target_volatility": volatility, "risk_aversion": 3.0},
        "max_sharpe": {"PyPortfolioOpt": pypfopt("max_sharpe", 0.0), "skfolio": skfolio(ObjectiveFunction.MAXIMIZE_RATIO)},
        "max_diversification": {"skfolio": diversified.fit(frame).weights_.tolist()},
        "mean_variance": {"PyPortfolioOpt": pypfopt("max_quadratic_utility", 3.0)},
        "target_return": {"PyPortfolioOpt": pypfopt("efficient_return", middle)},
        "target_volatility": {"PyPortfolioOpt": pypfopt("efficient_risk", volatility)},
    }


def main():
    warnings.simplefilter("ignore")
    tools = ("skfolio", "Riskfolio-Lib", "PyPortfolioOpt", "cvxpy", "clarabel", "numpy")
    versions = ", ".join(f"{tool} {version(tool)}" for tool in tools)
    for index, (case, (rows, n, cap)) in enumerate(CASES.items()):
        values = sector_returns(np.random.default_rng([SEED, index]), rows, n)
        frame = pd.DataFrame(values, columns=[f"asset{j:02d}" for j in range(n)])
        write_case(
            "optimize",
            f"optima/{case}",
            {
                "input": {"cols": n, "values": values.ravel().tolist(), "max_weight": cap},
                "expected": {"least_risk": least_risk(frame, cap), "frontier": frontier(frame, cap)},
                "provenance": f"{rows} rows of {n} synthetic returns (market, four sectors, noise), seed [{SEED}, {index}], "
                f"no weight above {cap}. Expected: weights by measure and package, tails of {ALPHA}, lower partial moments at 0; "
                "skfolio `MeanRisk`, `MaximumDiversification`, Riskfolio-Lib `Portfolio.optimization`, PyPortfolioOpt "
                "`EfficientFrontier`, `EfficientCVaR`, `EfficientCDaR`, `EfficientSemivariance`, and cvxpy problems written out "
                "where packages define the measure otherwise or solve it loosely. "
                f"{versions}. Made by `tools/conformance/make_optimisers.py`.",
            },
        )


if __name__ == "__main__":
    main()
