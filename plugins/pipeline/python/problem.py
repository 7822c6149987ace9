"""What an engine is asked: everything is given, so that every engine answers the same problem."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


class Unsolved(Exception):
    """The engine says that it has no answer."""


@dataclass(frozen=True)
class Problem:
    """N assets over T rows. `gains` are the mean returns above the riskless rate; `groups` is G × N, 1 where an asset is in a
    group whose summed weight has a cap."""

    returns: np.ndarray
    covariance: np.ndarray
    gains: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    groups: np.ndarray
    caps: np.ndarray

    @property
    def names(self):
        return [f"a{j}" for j in range(len(self.gains))]

    @property
    def unit(self):
        """The mean variance. Solvers stop at absolute tolerances: they are asked in this unit, which moves no optimum."""
        return np.trace(self.covariance) / len(self.gains)

    @property
    def unit_covariance(self):
        return self.covariance / self.unit

    @property
    def unit_gains(self):
        return self.gains / np.abs(self.gains).max()

    def frame(self, matrix):
        """N × N with names."""
        return pd.DataFrame(matrix, index=self.names, columns=self.names)

    @property
    def returns_frame(self):
        return pd.DataFrame(self.returns, columns=self.names)


def array_of(described):
    """The numbers of an array of a frame."""
    shape, numbers = described
    return np.frombuffer(numbers, dtype="<f8").reshape(shape).astype(float)


def described(array):
    """An array as a frame takes it."""
    return array.shape, np.ascontiguousarray(array, dtype="<f8").tobytes()
