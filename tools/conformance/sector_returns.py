"""Synthetic returns of stocks, for the makers of fixtures."""

import numpy as np


def sector_returns(rng, rows, n):
    """A market factor, four sectors and idiosyncratic noise of unlike volatilities."""
    market = 0.008 * rng.standard_normal((rows, 1))
    sectors = 0.006 * rng.standard_normal((rows, 4))[:, rng.integers(0, 4, n)]
    noise = rng.standard_normal((rows, n)) * rng.uniform(0.004, 0.025, n)
    return np.round(0.0003 + market * rng.uniform(0.4, 1.6, n) + sectors + noise, 8)
