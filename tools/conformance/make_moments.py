"""Fixtures of plugins/quant/src/moments: exact sample moments, and the peers' estimators, on small seeded returns."""

from fractions import Fraction

import numpy as np
import pandas
import pypfopt
import riskfolio
import skfolio
import sklearn
from sklearn.covariance import ledoit_wolf

import moment_peers
from fixture import write_case

SEED = 20240608
VERSIONS = (
    f"scikit-learn {sklearn.__version__}, skfolio {skfolio.__version__}, Riskfolio-Lib {riskfolio.__version__}, "
    f"PyPortfolioOpt {pypfopt.__version__}, pandas {pandas.__version__}, numpy {np.__version__}"
)


def one_factor(rng, rows, cols):
    """Daily returns of assets that share a market, rounded so that they are the same on every machine."""
    market = rng.standard_normal((rows, 1))
    own = rng.standard_normal((rows, cols)) * np.linspace(0.5, 2, cols)
    return np.round(0.0004 + 0.01 * (market + own), 6)


def with_constant_column(rng, rows, cols):
    returns = one_factor(rng, rows, cols)
    returns[:, 1] = 0.0001
    return returns


def unrelated(rng, rows, cols):
    return np.round(0.0004 + 0.01 * rng.standard_normal((rows, cols)), 6)


def in_groups(rng, rows, cols):
    groups = rng.standard_normal((rows, 4))[:, np.arange(cols) % 4]
    return np.round(one_factor(rng, rows, cols) + 0.008 * groups, 6)


def with_ties(rng, rows, cols):
    return np.round(one_factor(rng, rows, cols), 2)


# case: (returns, rows, columns, what it is for)
CASES = {
    "tall": (one_factor, 60, 6, "more rows than assets"),
    "wide": (one_factor, 20, 30, "fewer rows than assets: a singular sample covariance"),
    "odd-rows": (one_factor, 7, 3, "an odd number of rows"),
    "two-rows": (one_factor, 2, 3, "the shortest window"),
    "one-asset": (one_factor, 30, 1, "a single asset"),
    "constant-column": (with_constant_column, 25, 4, "a column without variance"),
    "unrelated": (unrelated, 60, 8, "assets without a common factor, where James-Stein shrinks"),
    "groups": (in_groups, 120, 20, "a market and four groups of assets"),
    "ties": (with_ties, 40, 5, "returns in whole percents, many of them alike"),
}


def exact_means(returns):
    rows = len(returns)
    return [sum(map(Fraction, column)) / rows for column in returns.T.tolist()]


def exact_covariance(returns):
    """Divisor T - 1, in rational arithmetic; each element is rounded once."""
    centred = [
        [Fraction(value) - mean for value in column] for column, mean in zip(returns.T.tolist(), exact_means(returns))
    ]
    return [[float(sum(x * y for x, y in zip(a, b)) / (len(a) - 1)) for b in centred] for a in centred]


def expected(returns):
    covariance, shrinkage = ledoit_wolf(returns)
    return {
        "means": [float(mean) for mean in exact_means(returns)],
        "sample_covariance": exact_covariance(returns),
        "ledoit_wolf": {"covariance": covariance.tolist(), "shrinkage": float(shrinkage)},
        "covariances": moment_peers.covariances(returns),
        "expected_returns": moment_peers.expected_returns(returns),
        "codependences": moment_peers.codependences(returns),
    }


NOTES = (
    "Expected: means and sample covariance in rational arithmetic; `ledoit_wolf`, `oas`, `shrunk` of scikit-learn; `ewma` of pandas, "
    "the same as Riskfolio-Lib's; both other Ledoit-Wolf targets pair by pair by the papers' definitions, the same as "
    "PyPortfolioOpt's code once its constant correlation takes S by T as all its other moments (as shipped it mixes T - 1 and T, "
    "and fails on one asset or a constant column; it also fills NaN with 0, where this package refuses); `gerber` of skfolio, the "
    "same as Riskfolio-Lib's statistic 1; expected returns of skfolio, the same as Riskfolio-Lib's, but for James-Stein, of which "
    "the positive part is taken; codependences of pandas and, for distance correlation and lower tail (alpha 0.1), Riskfolio-Lib. "
    "Constant columns are left out of what peers see and come back with variance 0."
)


def denoising_note(covariances):
    entry = covariances.get("denoised")
    if entry is None:
        return ""
    if entry["peer_agrees"]:
        return " `denoised`: the same as skfolio's and Riskfolio-Lib's fit."
    return (
        f" `denoised`: at the noise variance {entry['noise_variance']:.4f} of the least distance of all, by a grid of 4000; skfolio and "
        "Riskfolio-Lib go downhill from 0.5, stop in another valley and keep another number of signals."
    )


def provenance(index, purpose, found):
    return (
        f"{purpose[0].upper()}{purpose[1:]}; synthetic returns, seed [{SEED}, {index}]. {NOTES}"
        f"{denoising_note(found['covariances'])} Of {VERSIONS}. Made by `tools/conformance/make_moments.py`."
    )


def main():
    for index, (case, (make, rows, cols, purpose)) in enumerate(CASES.items()):
        returns = make(np.random.default_rng([SEED, index]), rows, cols)
        found = expected(returns)
        parts = {
            "input": {"rows": rows, "cols": cols, "values": returns.ravel().tolist()},
            "expected": found,
            "provenance": provenance(index, purpose, found),
        }
        write_case("moments", case, parts)


if __name__ == "__main__":
    main()
