"""Fixtures of plugins/quant/src/cluster: scipy's trees, leaf orders and cuts on small seeded distances."""

import numpy as np
import scipy
from scipy.cluster.hierarchy import fcluster, leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import pdist

from fixture import write_case

SEED = 20240607
METHODS = ("single", "complete", "average", "ward")
VERSIONS = f"scipy {scipy.__version__}, numpy {np.__version__}"


def uniform(rng, n):
    return rng.random(n * (n - 1) // 2)


def points(rng, n):
    return pdist(rng.standard_normal((n, 3)))


def whole_numbers(rng, n):
    return rng.integers(1, 5, n * (n - 1) // 2).astype(float)


def near_ties(rng, n):
    return whole_numbers(rng, n) + 1e-9 * uniform(rng, n)


def rounding_ties(rng, n):
    pairs = n * (n - 1) // 2
    return rng.integers(1, 4, pairs) * 0.37 + 1e-7 * rng.random(pairs)


def all_equal(_, n):
    return np.full(n * (n - 1) // 2, 0.5)


def duplicate_points(rng, n):
    return pdist(rng.standard_normal((n // 2, 3))[rng.integers(0, n // 2, n)])


def correlation(rng, n):
    returns = rng.standard_normal((60, 1)) + rng.standard_normal((60, n)) * np.linspace(0.5, 2, n)
    rho = np.corrcoef(returns.T)[np.triu_indices(n, 1)]
    return np.round(np.sqrt(0.5 * (1 - rho)), 12)


# case: (distances, leaves, second seed, what it is for)
CASES = {
    "two": (uniform, 2, 0, "uniform distances, the smallest tree"),
    "three": (uniform, 3, 1, "uniform distances, the smallest tree with a choice"),
    "even": (uniform, 16, 2, "uniform distances (no metric), even number of leaves"),
    "odd": (points, 31, 3, "Euclidean distances of normal points, odd number of leaves"),
    "ties": (whole_numbers, 15, 4, "distances 1 to 4, so that most merges tie"),
    "near-ties": (near_ties, 13, 5, "distances 1 to 4 and up to 1e-9 more, which ties them in single precision"),
    "rounding-ties": (
        rounding_ties,
        14,
        3664,
        "lengths that tie in single precision, of which the one visited first decides the leaf order (seed by search)",
    ),
    "all-equal": (all_equal, 7, 6, "one distance for all pairs"),
    "duplicates": (duplicate_points, 12, 7, "Euclidean distances of points of which many coincide"),
    "correlation": (correlation, 24, 8, "correlation distances of one-factor returns"),
}


def numbered_by_first_leaf(labels):
    first_seen = list(dict.fromkeys(labels))
    return [first_seen.index(label) for label in labels]


def tree(distances, method):
    z = linkage(distances, method)
    return {
        "left": z[:, 0].astype(int).tolist(),
        "right": z[:, 1].astype(int).tolist(),
        "heights": z[:, 2].tolist(),
        "sizes": z[:, 3].astype(int).tolist(),
        "leaves": leaves_list(z).tolist(),
        "optimal_leaf_ordering": leaves_list(optimal_leaf_ordering(z, distances)).tolist(),
        "cut_at_middle_height": numbered_by_first_leaf(fcluster(z, z[len(z) // 2, 2], "distance").tolist()),
    }


def main():
    for case, (make, n, seed, purpose) in CASES.items():
        distances = make(np.random.default_rng([SEED, seed]), n)
        write_case(
            "cluster",
            case,
            {
                "input": {"n": n, "condensed": distances.tolist()},
                "expected": {method: tree(distances, method) for method in METHODS},
                "provenance": f"{purpose[0].upper()}{purpose[1:]}; synthetic, seed [{SEED}, {seed}]. Expected: "
                f"`linkage`, `leaves_list`, `optimal_leaf_ordering` and `fcluster` of {VERSIONS}. Made by "
                "`tools/conformance/make_linkage.py`.",
            },
        )


if __name__ == "__main__":
    main()
