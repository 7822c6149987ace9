"""Fixtures of plugins/quant/src/risk: the risk measures of seeded return series by skfolio, Riskfolio-Lib, scipy and numpy."""

import warnings
from fractions import Fraction

import cvxpy as cp
import numpy as np
import riskfolio
import riskfolio.src.RiskFunctions as rk
import scipy
import skfolio
from scipy import stats
from skfolio import measures

from fixture import write_case

warnings.filterwarnings("ignore")
SEED = 20240703
VERSIONS = (
    f"skfolio {skfolio.__version__}, Riskfolio-Lib {riskfolio.__version__}, scipy {scipy.__version__}, "
    f"cvxpy {cp.__version__}, numpy {np.__version__}"
)


def agree(a, b, tolerance=1e-12):
    assert abs(a - b) <= tolerance * max(abs(a), abs(b)), (a, b)
    return float(b)


def heavy_tailed(rng, rows):
    return np.round(0.0004 + 0.011 * rng.standard_t(4, rows), 6)


def with_ties(rng, rows):
    return np.round(0.02 * rng.standard_normal(rows), 2)


def falling(rng, rows):
    return np.round(-0.004 + 0.01 * rng.standard_normal(rows), 6)


# case: (returns, rows, probability of the tail, minimum acceptable return, what it is for)
CASES = {
    "daily-250": (heavy_tailed, 250, 0.05, 0.0, "A year of heavy-tailed returns, a tail of 12.5 rows"),
    "whole-tail": (heavy_tailed, 200, 0.1, 0.001, "A tail of exactly 20 rows"),
    "thin-tail": (heavy_tailed, 30, 0.01, 0.0, "A tail of less than one row: the worst row stands for it"),
    "ties": (with_ties, 60, 0.2, 0.0, "Returns in whole percents, many of them alike"),
    "falling": (falling, 40, 0.05, -0.002, "A series that falls from its first row on"),
}


def tail_gini(series, alpha):
    """2/alpha^2 times the integral of s CVaR_s over (0, alpha), which is that of (alpha - u) VaR_u, in rational arithmetic."""
    a, rows = Fraction(alpha), len(series)
    total = Fraction(0)
    for k, value in enumerate(sorted(series)):
        low, high = min(Fraction(k, rows), a), min(Fraction(k + 1, rows), a)
        total -= Fraction(float(value)) * ((a - low) ** 2 - (a - high) ** 2)
    exact = float(total / a**2)
    levels = (np.arange(20000) + 0.5) / 20000 * alpha
    by_cvar = 2 / alpha**2 * np.mean([s * measures.cvar(series, 1 - s) for s in levels]) * alpha
    agree(by_cvar, exact, 1e-6)
    return exact


def entropic(losses, alpha):
    """Largest mean loss under weights whose relative entropy is at most -ln alpha: the dual, solved as a cone program."""
    rows = len(losses)
    weights = cp.Variable(rows, nonneg=True)
    entropy = cp.sum(cp.rel_entr(weights, np.full(rows, 1 / rows)))
    problem = cp.Problem(cp.Maximize(losses @ weights), [cp.sum(weights) == 1, entropy <= -np.log(alpha)])
    problem.solve(solver="CLARABEL", tol_gap_abs=1e-12, tol_gap_rel=1e-12, tol_feas=1e-12)
    return float(problem.value)


def entropic_measure(returns, alpha):
    value = measures.evar(returns, beta=1 - alpha)
    agree(entropic(-returns, alpha), value, 1e-6)
    return float(value)


def expected(series, alpha, target):
    beta = 1 - alpha
    drawdowns = measures.get_drawdowns(series)
    return {
        "variance": agree(measures.variance(series), series.var(ddof=1)),
        "semi_variance": agree(rk.SemiDeviation(series) ** 2, measures.semi_variance(series)),
        "mad": agree(rk.MAD(series), measures.mean_absolute_deviation(series)),
        "flpm": agree(rk.LPM(series, target, 1), measures.first_lower_partial_moment(series, target)),
        "slpm": agree(rk.LPM(series, target, 2), measures.semi_deviation(series, target)),
        "cvar": agree(rk.CVaR_Hist(series, alpha), measures.cvar(series, beta)),
        "tail_gini": tail_gini(series, alpha),
        "evar": entropic_measure(series, alpha),
        "worst_realisation": agree(rk.WR(series), measures.worst_realization(series)),
        "range": agree(rk.RG(series), np.ptp(series)),
        "cvar_range": agree(rk.CVRG(series, alpha), measures.cvar(series, beta) + measures.cvar(-series, beta)),
        "max_drawdown": agree(rk.MDD_Abs(series), measures.max_drawdown(drawdowns)),
        "average_drawdown": agree(rk.ADD_Abs(series), measures.average_drawdown(drawdowns)),
        "cdar": agree(rk.CDaR_Abs(series, alpha), measures.cdar(drawdowns, beta)),
        "edar": entropic_measure(drawdowns, alpha),
        "ulcer_index": agree(rk.UCI_Abs(series), measures.ulcer_index(drawdowns)),
        "gini_mean_difference": agree(
            np.abs(series[:, None] - series).sum() / len(series) / (len(series) - 1), measures.gini_mean_difference(series)
        ),
        "var": float(-np.quantile(series, alpha)),
        "dar": float(np.quantile(-drawdowns, beta)),
        "skewness": float(stats.skew(series, bias=False)),
        "kurtosis": float(stats.kurtosis(series, bias=False)),
    }


def note(series, alpha):
    approximate = rk.TG(series, alpha)
    return (
        "Expected: deviations, partial moments, CVaR, drawdowns and Gini mean difference of skfolio, the same as Riskfolio-Lib's (Gini "
        "mean difference: as the mean over all pairs); VaR and DaR as type 7 quantiles of numpy, where skfolio takes the order "
        f"statistic above the tail and Riskfolio-Lib the last one in it ({measures.value_at_risk(series, 1 - alpha):.6g} and "
        f"{rk.VaR_Hist(series, alpha):.6g} here); EVaR and EDaR of skfolio, the same to 1e-6 as their dual problem by Clarabel; tail Gini "
        "as its integral in rational arithmetic, the same to 1e-6 as the sum over 20000 of skfolio's CVaRs, where Riskfolio-Lib's "
        f"sum over 100 levels gives {approximate:.9g}; skewness and kurtosis of scipy."
    )


def main():
    for index, (case, (make, rows, alpha, target, purpose)) in enumerate(CASES.items()):
        series = make(np.random.default_rng([SEED, index]), rows)
        parts = {
            "input": {"series": series.tolist(), "alpha": alpha, "min_acceptable_return": target},
            "expected": expected(series, alpha, target),
            "provenance": f"{purpose}; synthetic, seed [{SEED}, {index}]. {note(series, alpha)} Of {VERSIONS}. "
            "Made by `tools/conformance/make_risk.py`.",
        }
        write_case("risk", case, parts)


if __name__ == "__main__":
    main()
