"""Fixtures of the hierarchical profiles: HERC, NCO, and HRP by other risk measures and codependences.

Needs Riskfolio-Lib and skfolio. Both are given the same returns and use the sample covariance (ddof 1). What they
compute in closed form is kept as it is. NCO asks their solvers, whose digits are few: it is kept as it is, and beside it
the same nested problems solved to the last digit by Newton's method and by the KKT system on the peer's own support,
checked here to be the minimum.
"""

import warnings
from importlib.metadata import version

import numpy as np
import pandas as pd
import riskfolio as rp
from scipy.cluster.hierarchy import cut_tree, linkage
from scipy.spatial.distance import squareform
from skfolio import RiskMeasure
from skfolio.cluster import HierarchicalClustering, LinkageMethod
from skfolio.distance import DistanceCorrelation, KendallDistance, PearsonDistance, SpearmanDistance
from skfolio.moments import EmpiricalCovariance
from skfolio.optimization import (
    EqualWeighted,
    HierarchicalEqualRiskContribution,
    HierarchicalRiskParity,
    InverseVolatility,
    MeanRisk,
    NestedClustersOptimization,
    RiskBudgeting,
)
from skfolio.prior import EmpiricalPrior

from fixture import write_case

SEED = 20240718
# case: rows, assets, number of clusters
CASES = {
    "two-assets": (60, 2, 2),
    "one-cluster": (80, 5, 1),
    "three-assets": (60, 3, 2),
    "odd": (250, 11, 3),
    "even": (250, 16, 5),
    "wide": (30, 40, 7),
}
RISKFOLIO_MEASURES = {
    "variance": "MV",
    "standard_deviation": "vol",
    "semi_deviation": "MSV",
    "mad": "MAD",
    "cvar": "CVaR",
    "cdar": "CDaR",
    "worst_realisation": "WR",
    "max_drawdown": "MDD",
    "ulcer_index": "UCI",
}
SKFOLIO_MEASURES = {
    "variance": RiskMeasure.VARIANCE,
    "standard_deviation": RiskMeasure.STANDARD_DEVIATION,
    "semi_variance": RiskMeasure.SEMI_VARIANCE,
    "semi_deviation": RiskMeasure.SEMI_DEVIATION,
    "mad": RiskMeasure.MEAN_ABSOLUTE_DEVIATION,
    "cvar": RiskMeasure.CVAR,
    "cdar": RiskMeasure.CDAR,
    "worst_realisation": RiskMeasure.WORST_REALIZATION,
    "max_drawdown": RiskMeasure.MAX_DRAWDOWN,
    "ulcer_index": RiskMeasure.ULCER_INDEX,
    "gini_mean_difference": RiskMeasure.GINI_MEAN_DIFFERENCE,
}
RISKFOLIO_CODEPENDENCES = {
    "pearson": "pearson",
    "spearman": "spearman",
    "kendall": "kendall",
    "abs_pearson": "abs_pearson",
    "abs_spearman": "abs_spearman",
    "abs_kendall": "abs_kendall",
    "distance_correlation": "distance",
}
SKFOLIO_DISTANCES = {
    "pearson": PearsonDistance(),
    "spearman": SpearmanDistance(),
    "kendall": KendallDistance(),
    "abs_pearson": PearsonDistance(absolute=True),
    "abs_spearman": SpearmanDistance(absolute=True),
    "abs_kendall": KendallDistance(absolute=True),
    "distance_correlation": DistanceCorrelation(),
}


def sector_returns(rng, rows, n):
    """A market factor, four sectors and idiosyncratic noise of unlike volatilities."""
    market = 0.008 * rng.standard_normal((rows, 1))
    sectors = 0.006 * rng.standard_normal((rows, 4))[:, rng.integers(0, 4, n)]
    noise = rng.standard_normal((rows, n)) * rng.uniform(0.004, 0.025, n)
    return np.round(market * rng.uniform(0.4, 1.6, n) + sectors + noise, 8)


def riskfolio(frame, model, **options):
    portfolio = rp.HCPortfolio(returns=frame)
    return portfolio.optimization(model=model, leaf_order=True, **options)["weights"].to_numpy()


def riskfolio_count(frame, method):
    if frame.shape[1] <= 2:
        return None  # it has no gap then, and fails
    portfolio = rp.HCPortfolio(returns=frame)
    portfolio.optimization(model="HERC", linkage=method, rm="MV")
    return int(portfolio.k)


def clustering(method, k=None):
    return HierarchicalClustering(max_clusters=k, linkage_method=LinkageMethod[method.upper()])


def skfolio_count(frame, method):
    return int(clustering(method).fit(PearsonDistance().fit(frame).distance_).n_clusters_)


def sample_prior():
    return EmpiricalPrior(covariance_estimator=EmpiricalCovariance(nearest=False))


def skfolio_hrp(frame, **options):
    return HierarchicalRiskParity(prior_estimator=sample_prior(), **options).fit(frame).weights_


def skfolio_herc(frame, k, measure):
    model = HierarchicalEqualRiskContribution(
        risk_measure=measure, prior_estimator=sample_prior(), hierarchical_clustering_estimator=clustering("ward", k)
    )
    return model.fit(frame).weights_


def skfolio_nco(frame, k, inner, outer):
    model = NestedClustersOptimization(
        inner_estimator=inner, outer_estimator=outer, clustering_estimator=clustering("ward", k), cv="ignore"
    )
    return model.fit(frame).weights_


def exact_min_variance(cov, near):
    """Minimum variance on the support of weights near it, checked against the KKT conditions of the long-only problem."""
    support = np.flatnonzero(near > 1e-4)
    weights = np.zeros(len(cov))
    solved = np.linalg.solve(cov[np.ix_(support, support)], np.ones(len(support)))
    weights[support] = solved / solved.sum()
    marginal = cov @ weights
    assert (weights >= 0).all() and (marginal >= (weights @ marginal) * (1 - 1e-10)).all()
    return weights


def exact_risk_parity(cov, near):
    """Newton's method on ½x'Σx - Σ ln(x)/n from x in proportion to weights near the solution."""
    n = len(cov)
    x = near / np.sqrt(near @ cov @ near)
    for _ in range(50):
        x = x - np.linalg.solve(cov + np.diag(1 / (n * x * x)), cov @ x - 1 / (n * x))
    weights = x / x.sum()
    shares = weights * (cov @ weights) / (weights @ cov @ weights)
    assert np.abs(shares - 1 / n).max() < 1e-13
    return weights


EXACT = {"min_variance": (MeanRisk(), exact_min_variance), "risk_parity": (RiskBudgeting(), exact_risk_parity)}


def exact_nco(frame, k, problem):
    cov, (solver, exact) = frame.cov().to_numpy(), EXACT[problem]
    distance = PearsonDistance().fit(frame).distance_
    labels = cut_tree(linkage(squareform(distance, checks=False), "ward"), k).ravel()

    def solve(returns, cov):
        return np.ones(1) if len(cov) == 1 else exact(cov, solver.fit(returns).weights_)

    inner = np.zeros((len(cov), k))
    for c in range(k):
        own = np.flatnonzero(labels == c)
        inner[own, c] = solve(frame.iloc[:, own], cov[np.ix_(own, own)])
    return inner @ solve(frame.to_numpy() @ inner, inner.T @ cov @ inner)


def hierarchical(frame, k):
    ward = {"linkage": "ward", "k": k}
    single = {"linkage": "single", "k": k}
    return {
        "cluster_count": {
            method: {"riskfolio": riskfolio_count(frame, method), "skfolio": skfolio_count(frame, method)}
            for method in ("single", "complete", "average", "ward")
        },
        "riskfolio": {
            "herc": {name: riskfolio(frame, "HERC", rm=rm, **ward) for name, rm in RISKFOLIO_MEASURES.items()},
            "herc2": {name: riskfolio(frame, "HERC2", rm=rm, **ward) for name, rm in RISKFOLIO_MEASURES.items()},
            "herc_single": riskfolio(frame, "HERC", rm="MV", **single),
            "herc_by_codependence": {
                name: riskfolio(frame, "HERC", rm="MV", codependence=codependence, **ward)
                for name, codependence in RISKFOLIO_CODEPENDENCES.items()
            },
            "nco": {
                "min_variance": riskfolio(frame, "NCO", rm="MV", obj="MinRisk", **ward),
                "risk_parity": riskfolio(frame, "NCO", rm="MV", obj="ERC", **ward),
            },
            "hrp": {
                name: riskfolio(frame, "HRP", rm=rm, linkage="single") for name, rm in RISKFOLIO_MEASURES.items()
            },
            "hrp_by_codependence": {
                name: riskfolio(frame, "HRP", rm="MV", codependence=codependence, linkage="single")
                for name, codependence in RISKFOLIO_CODEPENDENCES.items()
            },
        },
        "skfolio": {
            "herc": {name: skfolio_herc(frame, k, measure) for name, measure in SKFOLIO_MEASURES.items()},
            "nco": {
                "min_variance": skfolio_nco(frame, k, MeanRisk(), MeanRisk()),
                "risk_parity": skfolio_nco(frame, k, RiskBudgeting(), RiskBudgeting()),
            },
            "nco_inverse_volatility_equal_weight": skfolio_nco(frame, k, InverseVolatility(), EqualWeighted()),
            "hrp": {name: skfolio_hrp(frame, risk_measure=measure) for name, measure in SKFOLIO_MEASURES.items()},
            "hrp_by_codependence": {
                name: skfolio_hrp(frame, distance_estimator=distance) for name, distance in SKFOLIO_DISTANCES.items()
            },
        },
        "exact_nco": {problem: exact_nco(frame, k, problem) for problem in EXACT},
    }


def as_json(value):
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    return value.tolist() if isinstance(value, np.ndarray) else value


def main():
    warnings.filterwarnings("ignore")
    tools = ("Riskfolio-Lib", "skfolio", "scipy", "numpy")
    versions = ", ".join(f"{tool} {version(tool)}" for tool in tools)
    for index, (case, (rows, n, k)) in enumerate(CASES.items()):
        # its weights by `rm="equal"` are left out: the clusters' shares are never multiplied in, so that they sum to k
        values = sector_returns(np.random.default_rng([SEED, index]), rows, n)
        frame = pd.DataFrame(values, columns=[f"asset{j:02d}" for j in range(n)])
        write_case(
            "optimize",
            f"hierarchical/{case}",
            {
                "input": {"cols": n, "values": values.ravel().tolist(), "k": k},
                "expected": as_json(hierarchical(frame, k)),
                "provenance": f"{rows} rows of {n} synthetic returns (market, four sectors, noise), seed "
                f"[{SEED}, {index}]; {k} clusters are asked for. Expected: Riskfolio-Lib `HCPortfolio` (ordered leaves; "
                "HERC, HERC2, NCO on Ward's tree and HRP on the single linkage one), skfolio "
                "`HierarchicalEqualRiskContribution`, `NestedClustersOptimization` (`cv=\"ignore\"`) and "
                "`HierarchicalRiskParity` with its defaults, its covariance not moved to the nearest positive definite "
                "one. `exact_nco` is the nested problem solved to the last digit from skfolio's answers. "
                f"{versions}. Made by `tools/conformance/make_hierarchical.py`.",
            },
        )


if __name__ == "__main__":
    main()
