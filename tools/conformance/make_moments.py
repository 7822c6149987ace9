"""Fixtures of plugins/quant/src/moments: exact sample moments and scikit-learn's Ledoit-Wolf on small seeded returns."""

from fractions import Fraction

import numpy as np
import sklearn
from sklearn.covariance import ledoit_wolf

from fixture import write_case

SEED = 20240608
VERSIONS = f"scikit-learn {sklearn.__version__}, numpy {np.__version__}"


def one_factor(rng, rows, cols):
    """Daily returns of assets that share a market, rounded so that they are the same on every machine."""
    market = rng.standard_normal((rows, 1))
    own = rng.standard_normal((rows, cols)) * np.linspace(0.5, 2, cols)
    return np.round(0.0004 + 0.01 * (market + own), 6)


def with_constant_column(rng, rows, cols):
    returns = one_factor(rng, rows, cols)
    returns[:, 1] = 0.0001
    return returns


# case: (returns, rows, columns, what it is for)
CASES = {
    "tall": (one_factor, 60, 6, "more rows than assets"),
    "wide": (one_factor, 20, 30, "fewer rows than assets: a singular sample covariance"),
    "odd-rows": (one_factor, 7, 3, "an odd number of rows"),
    "two-rows": (one_factor, 2, 3, "the shortest window"),
    "one-asset": (one_factor, 30, 1, "a single asset"),
    "constant-column": (with_constant_column, 25, 4, "a column without variance"),
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
    }


def main():
    for index, (case, (make, rows, cols, purpose)) in enumerate(CASES.items()):
        returns = make(np.random.default_rng([SEED, index]), rows, cols)
        write_case(
            "moments",
            case,
            {
                "input": {"rows": rows, "cols": cols, "values": returns.ravel().tolist()},
                "expected": expected(returns),
                "provenance": f"{purpose[0].upper()}{purpose[1:]}; synthetic one-factor returns, seed [{SEED}, {index}]. "
                f"Expected: means and sample covariance in rational arithmetic; `ledoit_wolf` of {VERSIONS}. "
                "Made by `tools/conformance/make_moments.py`.",
            },
        )


if __name__ == "__main__":
    main()
