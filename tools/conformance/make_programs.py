"""Fixtures of plugins/quant/src/optimize/program: weights of the peers for the objectives of every convex measure under linear limits.

Needs skfolio, Riskfolio-Lib and cvxpy with Clarabel. All are given the same returns, the sample mean, the same upper bound, tails of
0.05 and partial moments at 0. Clarabel's tolerances are 1e-12 wherever a peer lets them through.
"""

import warnings
from importlib.metadata import version

import cvxpy as cp
import numpy as np
import pandas as pd
import riskfolio as rp
from skfolio import RiskMeasure
from skfolio.optimization import MeanRisk, ObjectiveFunction

from fixture import write_case
from make_optimisers import ALPHA, TIGHT, prior
from sector_returns import sector_returns

SEED = 20261121
# case: rows, assets, upper bound
CASES = {"ten-assets": (150, 10, 0.5), "short-history": (40, 15, 0.4)}

OF_SKFOLIO = {
    "variance": "VARIANCE",
    "standard_deviation": "STANDARD_DEVIATION",
    "semi_variance": "SEMI_VARIANCE",
    "semi_deviation": "SEMI_DEVIATION",
    "mad": "MEAN_ABSOLUTE_DEVIATION",
    "flpm": "FIRST_LOWER_PARTIAL_MOMENT",
    "cvar": "CVAR",
    "evar": "EVAR",
    "worst_realisation": "WORST_REALIZATION",
    "max_drawdown": "MAX_DRAWDOWN",
    "average_drawdown": "AVERAGE_DRAWDOWN",
    "cdar": "CDAR",
    "edar": "EDAR",
    "ulcer_index": "ULCER_INDEX",
    "gini_mean_difference": "GINI_MEAN_DIFFERENCE",
}
SQUARES = ("variance", "semi_variance")
# our measure: Riskfolio's, and its limit of that measure
OF_RISKFOLIO = {
    "standard_deviation": ("MV", "upperdev"),
    "semi_deviation": ("MSV", "uppersdev"),
    "mad": ("MAD", "uppermad"),
    "flpm": ("FLPM", "upperflpm"),
    "slpm": ("SLPM", "upperslpm"),
    "cvar": ("CVaR", "upperCVaR"),
    "evar": ("EVaR", "upperEVaR"),
    "worst_realisation": ("WR", "upperwr"),
    "range": ("RG", "upperrg"),
    "cvar_range": ("CVRG", "uppercvrg"),
    "max_drawdown": ("MDD", "uppermdd"),
    "average_drawdown": ("ADD", "upperadd"),
    "cdar": ("CDaR", "upperCDaR"),
    "edar": ("EDaR", "upperEDaR"),
    "ulcer_index": ("UCI", "upperuci"),
}
AVERSION = 2.0


def skfolio_weights(frame, cap, measure, **options):
    model = MeanRisk(
        risk_measure=RiskMeasure[OF_SKFOLIO[measure]],
        prior_estimator=prior(),
        max_weights=cap,
        min_acceptable_return=0.0 if measure == "flpm" else None,
        solver="CLARABEL",
        solver_params=TIGHT,
        **options,
    )
    return model.fit(frame).weights_


def riskfolio_weights(frame, cap, measure, objective, **options):
    portfolio = rp.Portfolio(returns=frame, alpha=ALPHA, upperlng=cap)
    portfolio.solvers = ["CLARABEL"]
    portfolio.sol_params = {"CLARABEL": TIGHT}
    portfolio.assets_stats(method_mu="hist", method_cov="hist")
    for name, value in options.items():
        setattr(portfolio, name, value)
    weights = portfolio.optimization(model="Classic", rm=measure, obj=objective, rf=0, l=AVERSION, hist=True)
    return None if weights is None else weights["weights"].to_numpy()


def written_out(values, measure, w):
    """The measure of w as cvxpy has it, and the constraints of its variables."""
    rows = values.shape[0]
    series = values @ w
    centred = (values - values.mean(axis=0)) @ w
    falls = cp.Variable(rows)
    running = cp.cumsum(series)
    peaks = falls + running
    drawdown = [falls >= 0, falls[0] >= -running[0], peaks[1:] >= peaks[:-1], peaks[0] >= 0]

    def tail(losses):
        level = cp.Variable()
        return level + cp.sum(cp.pos(losses - level)) / (ALPHA * rows)

    return {
        "standard_deviation": lambda: (cp.norm(centred) / np.sqrt(rows - 1), []),
        "semi_deviation": lambda: (cp.norm(cp.pos(-centred)) / np.sqrt(rows - 1), []),
        "slpm": lambda: (cp.norm(cp.pos(-series)) / np.sqrt(rows - 1), []),
        "mad": lambda: (cp.norm1(centred) / rows, []),
        "cvar": lambda: (tail(-series), []),
        "cdar": lambda: (tail(falls), drawdown),
        "ulcer_index": lambda: (cp.norm(falls) / np.sqrt(rows), drawdown),
    }[measure]()


def cvxpy_weights(values, cap, measure, limits, target=None):
    """Least risk, or the greatest mean of a risk of at most the target."""
    w = cp.Variable(values.shape[1])
    risk, extra = written_out(values, measure, w)
    feasible = [cp.sum(w) == 1, w >= 0, w <= cap, *extra, *limits(w)]
    # Clarabel's tolerances are absolute in part, so that the objective is brought to the size of 1.
    if target is None:
        problem = cp.Problem(cp.Minimize(100 * risk), feasible)
    else:
        problem = cp.Problem(cp.Maximize(1000 * values.mean(axis=0) @ w), [*feasible, 100 * risk <= 100 * target])
    problem.solve(solver="CLARABEL", **TIGHT)
    return w.value


def skfolio_programs(frame, cap):
    """Objectives, and limits on single distances and linear forms."""
    names = list(frame.columns)
    n = len(names)
    middle = float(np.median(frame.mean()))
    before = np.full(n, 1 / n)
    row = {"coefficients": [1.0, 1.0] + [0.0] * (n - 2), "atMost": 0.15}
    spread = {"coefficients": [0.0, 0.0, -1.0, 1.0] + [0.0] * (n - 4), "atMost": -0.05}
    linear = [f"{names[0]} + {names[1]} <= 0.15", f"{names[2]} - {names[3]} >= 0.05"]
    for measure in OF_SKFOLIO:
        if measure not in SQUARES:
            ratio = skfolio_weights(frame, cap, measure, objective_function=ObjectiveFunction.MAXIMIZE_RATIO)
            yield "skfolio", measure, {"kind": "max_ratio"}, {}, ratio
        utility = skfolio_weights(
            frame, cap, measure, objective_function=ObjectiveFunction.MAXIMIZE_UTILITY, risk_aversion=AVERSION
        )
        yield "skfolio", measure, {"kind": "utility", "riskAversion": AVERSION}, {}, utility
        target = skfolio_weights(frame, cap, measure, min_return=middle)
        yield "skfolio", measure, {"kind": "target_return", "targetReturn": middle}, {}, target
        near = skfolio_weights(frame, cap, measure, max_turnover=0.05, previous_weights=before)
        yield "skfolio", measure, {"kind": "least_risk"}, {"turnover": {"from": before.tolist(), "each": 0.05}}, near
        tilted = skfolio_weights(frame, cap, measure, linear_constraints=linear)
        yield "skfolio", measure, {"kind": "least_risk"}, {"linear": [row, spread]}, tilted


def riskfolio_programs(frame, cap, least):
    for measure, (name, limit) in OF_RISKFOLIO.items():
        yield "Riskfolio-Lib", measure, {"kind": "max_ratio"}, {}, riskfolio_weights(frame, cap, name, "Sharpe")
        target = 1.15 * least(name)
        greatest = riskfolio_weights(frame, cap, name, "MaxRet", **{limit: target})
        yield "Riskfolio-Lib", measure, {"kind": "target_risk", "targetRisk": target}, {}, greatest


def cvxpy_programs(values, cap):
    n = values.shape[1]
    before = np.arange(1, n + 1) / (n * (n + 1) / 2)
    benchmark = before[::-1]
    constraints = {
        "turnover": {"from": before.tolist(), "total": 0.7},
        "tracking": {"from": benchmark.tolist(), "total": 0.9},
    }

    def limits(w):
        return [cp.norm1(w - before) <= 0.7, cp.norm1(w - benchmark) <= 0.9]

    for measure in ("standard_deviation", "semi_deviation", "slpm", "mad", "cvar", "cdar", "ulcer_index"):
        least = cvxpy_weights(values, cap, measure, limits)
        yield "cvxpy", measure, {"kind": "least_risk"}, constraints, least
        w = cp.Variable(n, value=least)
        risk, extra = written_out(values, measure, w)
        cp.Problem(cp.Minimize(100 * risk), [w == least, *extra]).solve(solver="CLARABEL", **TIGHT)
        target = 1.03 * float(risk.value)
        greatest = cvxpy_weights(values, cap, measure, limits, target)
        yield "cvxpy", measure, {"kind": "target_risk", "targetRisk": target}, constraints, greatest


def programs(frame, cap):
    def least(name):
        """The least risk as Riskfolio-Lib measures it."""
        weights = riskfolio_weights(frame, cap, name, "MinRisk").reshape(-1, 1)
        return float(rp.Sharpe_Risk(returns=frame, w=weights, cov=frame.cov(), rm=name, rf=0, alpha=ALPHA))

    answers = [
        *skfolio_programs(frame, cap),
        *riskfolio_programs(frame, cap, least),
        *cvxpy_programs(frame.to_numpy(), cap),
    ]
    return [
        {"peer": peer, "measure": measure, "objective": objective, "constraints": constraints, "weights": np.asarray(weights).tolist()}
        for peer, measure, objective, constraints, weights in answers
        if weights is not None
    ]


def main():
    warnings.simplefilter("ignore")
    versions = ", ".join(f"{tool} {version(tool)}" for tool in ("skfolio", "Riskfolio-Lib", "cvxpy", "clarabel", "numpy"))
    for index, (case, (rows, n, cap)) in enumerate(CASES.items()):
        values = sector_returns(np.random.default_rng([SEED, index]), rows, n)
        frame = pd.DataFrame(values, columns=[f"asset{j:02d}" for j in range(n)])
        write_case(
            "optimize/program",
            case,
            {
                "input": {"cols": n, "values": values.ravel().tolist(), "max_weight": cap},
                "expected": programs(frame, cap),
                "provenance": f"{rows} rows of {n} synthetic returns (market, four sectors, noise), seed [{SEED}, {index}], "
                f"no weight above {cap}. Expected: weights by peer, measure, objective and constraints, tails of {ALPHA}, lower "
                "partial moments at 0; skfolio `MeanRisk`, Riskfolio-Lib `Portfolio.optimization`, and cvxpy problems written out "
                f"for limits on summed distances. {versions}. Made by `tools/conformance/make_programs.py`.",
            },
        )


if __name__ == "__main__":
    main()
