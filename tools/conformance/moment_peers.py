"""What the peers make of returns: covariances, expected returns and codependences, each checked against a second source."""

import warnings

import numpy as np
import pandas as pd
import riskfolio as rp
import riskfolio.src.AuxFunctions as af
import riskfolio.src.GerberStatistic as gs
from pypfopt.risk_models import CovarianceShrinkage
from scipy.optimize import minimize_scalar
from skfolio import moments
from sklearn.covariance import OAS, ShrunkCovariance

warnings.filterwarnings("ignore")
HALF_LIFE = 40


def agree(a, b, tolerance=1e-11):
    scale = np.abs(b).max()
    assert np.abs(np.asarray(a) - b).max() <= tolerance * scale, np.abs(np.asarray(a) - b).max() / scale


def still(returns):
    return np.ptp(returns, axis=0) == 0


def without_still(estimate):
    """The peer on the columns that move; a constant column has variance 0, which peers leave as rounding or as NaN."""

    def of_all(returns):
        moving = np.flatnonzero(~still(returns))
        covariance = np.zeros((returns.shape[1],) * 2)
        covariance[np.ix_(moving, moving)] = estimate(returns[:, moving])
        return covariance

    return of_all


@without_still
def ewma(returns):
    frame = pd.DataFrame(returns)
    covariance = frame.ewm(halflife=HALF_LIFE).cov().loc[len(frame) - 1].to_numpy()
    agree(rp.covar_matrix(frame, method="ewma1", d=2 ** (-1 / HALF_LIFE)).to_numpy(), covariance)
    return covariance


def shrinkage_by_definition(returns, target, shared):
    """(1 - d) S + d F of Ledoit and Wolf (2003, 2004), every pair by its own sums; `shared` is rho of i and j."""
    x = returns - returns.mean(axis=0)
    rows, cols = x.shape
    s = x.T @ x / rows
    error = sum(
        np.mean((x[:, i] * x[:, j] - s[i, j]) ** 2) - shared(x, s, i, j) for i in range(cols) for j in range(cols)
    )
    distance = np.sum((target - s) ** 2)
    d = 0.0 if distance <= 1e-28 * np.sum(s**2) else max(0.0, min(1.0, error / distance / rows))
    return s + d * (target - s), d


def ownership(x, s, i, j, k):
    """Asymptotic covariance of s_kk with s_ij."""
    return np.mean((x[:, k] ** 2 - s[k, k]) * (x[:, i] * x[:, j] - s[i, j]))


def constant_correlation_by_definition(returns):
    x = returns - returns.mean(axis=0)
    cols = x.shape[1]
    s = x.T @ x / len(x)
    deviations = np.sqrt(np.diag(s))
    correlation = s / np.outer(deviations, deviations)
    mean = 0.0 if cols == 1 else (correlation.sum() - cols) / (cols * (cols - 1))
    target = np.where(np.eye(cols) == 1, s, mean * np.outer(deviations, deviations))

    def shared(x, s, i, j):
        if i == j:
            return np.mean((x[:, i] ** 2 - s[i, i]) ** 2)
        ratio = deviations[j] / deviations[i]
        return mean / 2 * (ratio * ownership(x, s, i, j, i) + ownership(x, s, i, j, j) / ratio)

    return shrinkage_by_definition(returns, target, shared)


def single_factor_by_definition(returns):
    x = returns - returns.mean(axis=0)
    market = x.mean(axis=1)
    s = x.T @ x / len(x)
    b, v = x.T @ market / len(x), np.mean(market**2)
    target = np.where(np.eye(x.shape[1]) == 1, s, np.outer(b, b) / v)

    def shared(x, s, i, j):
        if i == j:
            return np.mean((x[:, i] ** 2 - s[i, i]) ** 2)
        error = x[:, i] * x[:, j] - s[i, j]
        return np.mean(
            error
            * (
                b[j] / v * (x[:, i] * market - b[i])
                + b[i] / v * (x[:, j] * market - b[j])
                - b[i] * b[j] / v**2 * (market**2 - v)
            )
        )

    return shrinkage_by_definition(returns, target, shared)


def constant_correlation(returns):
    """PyPortfolioOpt divides S by T - 1 and all else by T; given S by T, as the paper has it, it keeps to the definition."""
    moving = returns[:, ~still(returns)]
    covariance, shrinkage = constant_correlation_by_definition(moving)
    if moving.shape[1] > 1:
        peer = CovarianceShrinkage(moving, returns_data=True)
        peer.S = peer.S * (len(moving) - 1) / len(moving)
        agree(peer._ledoit_wolf_constant_correlation()[0], covariance)
    return without_still(lambda _: covariance)(returns), float(shrinkage)


def single_factor(returns):
    covariance, shrinkage = single_factor_by_definition(returns)
    agree(CovarianceShrinkage(returns, returns_data=True)._ledoit_wolf_single_factor()[0], covariance)
    covariance[still(returns)] = covariance[:, still(returns)] = 0
    return covariance, float(shrinkage)


@without_still
def gerber(returns):
    covariance = moments.GerberCovariance(nearest=False).fit(returns).covariance_
    agree(gs.gerber_cov_stat1(returns), covariance)
    return covariance


def noise_distance(variance, eigenvalues, q):
    """Squared distance of the Marchenko-Pastur density to the kernel density of the eigenvalues, as the peers define it."""
    low, high = variance * (1 - (1 / q) ** 0.5) ** 2, variance * (1 + (1 / q) ** 0.5) ** 2
    x = np.linspace(low, high, 1000)[1:-1]
    noise = q / (2 * np.pi * variance * x) * ((high - x) * (x - low)) ** 0.5
    kernel = np.exp(-0.5 * ((x[:, None] - eigenvalues) / 0.01) ** 2).sum(axis=1)
    return np.sum((kernel / (len(eigenvalues) * 0.01 * np.sqrt(2 * np.pi)) - noise) ** 2)


def least_noise_variance(eigenvalues, q):
    grid = np.linspace(0.001, 1, 4000)
    best = grid[np.argmin([noise_distance(variance, eigenvalues, q) for variance in grid])]
    valley = (best - 0.0005, min(1, best + 0.0005))
    found = minimize_scalar(noise_distance, bounds=valley, args=(eigenvalues, q), method="bounded")
    return found.x if found.fun <= noise_distance(best, eigenvalues, q) else best


def denoised_by_definition(returns, variance):
    rows, cols = returns.shape
    values, vectors = np.linalg.eigh(np.corrcoef(returns.T))
    noise = values <= variance * (1 + (cols / rows) ** 0.5) ** 2
    values[noise] = values[noise].mean() if noise.any() else 0
    correlation = vectors @ np.diag(values) @ vectors.T
    deviations = returns.std(axis=0, ddof=1) / np.sqrt(np.diag(correlation))
    return correlation * np.outer(deviations, deviations), int(np.sum(~noise))


def denoised(returns):
    """The matrix at the least distance of all, and whether skfolio, which goes downhill from 0.5, finds as many signals."""
    rows, cols = returns.shape
    eigenvalues = np.linalg.eigvalsh(np.corrcoef(returns.T))
    variance = least_noise_variance(eigenvalues, rows / cols)
    covariance, signals = denoised_by_definition(returns, variance)
    peer = moments.DenoiseCovariance(nearest=False).fit(returns).covariance_
    same = bool(np.abs(peer - covariance).max() <= 1e-11 * np.abs(covariance).max())
    return {"covariance": covariance, "noise_variance": float(variance), "signals": signals, "peer_agrees": same}


def detoned(returns, covariance):
    class Given(moments.EmpiricalCovariance):
        def fit(self, X, y=None):
            super().fit(X)
            self.covariance_ = covariance
            return self

    return moments.DetoneCovariance(Given(), nearest=False).fit(returns).covariance_


def james_stein(returns):
    """The positive part: the peers' weight of the target is brought back to [0, 1] where it leaves it."""
    peer = moments.ShrunkMu(method=moments.ShrunkMuMethods.JAMES_STEIN).fit(returns)
    agree(rp.mean_vector(pd.DataFrame(returns), method="JS").to_numpy()[0], peer.mu_)
    weight = min(1, max(0, peer.beta_))
    means = returns.mean(axis=0)
    return {"means": (means + weight * (means.mean() - means)).tolist(), "peer_weight": float(peer.beta_)}


def bayes_stein(returns, vol_weighted):
    method = moments.ShrunkMuMethods.BAYES_STEIN
    peer = moments.ShrunkMu(method=method, vol_weighted_target=vol_weighted).fit(returns).mu_
    agree(rp.mean_vector(pd.DataFrame(returns), method="BS", target="b2" if vol_weighted else "b1").to_numpy()[0], peer)
    return peer.tolist()


def equilibrium(returns):
    cols = returns.shape[1]
    implied = np.atleast_2d(np.cov(returns.T)) @ np.full(cols, 1 / cols)
    if cols > 1 and not still(returns).any():
        agree(moments.EquilibriumMu().fit(returns).mu_, implied)
    return implied


def expected_returns(returns):
    rows, cols = returns.shape
    ewma_means = moments.EWMu(half_life=HALF_LIFE, min_observations=1).fit(returns).mu_
    agree(pd.DataFrame(returns).ewm(halflife=HALF_LIFE).mean().iloc[-1].to_numpy(), ewma_means)
    regular = rows > cols > 1 and not still(returns).any()
    return {
        "ewma": ewma_means.tolist(),
        "equilibrium": equilibrium(returns).tolist(),
        "james_stein": james_stein(returns) if regular else None,
        "bayes_stein": bayes_stein(returns, False) if regular else None,
        "bayes_stein_volatility_weighted": bayes_stein(returns, True) if regular else None,
    }


def codependences(returns):
    if returns.shape[1] == 1 or still(returns).any():
        return None
    frame = pd.DataFrame(returns)
    found = {name: frame.corr(method=name).to_numpy() for name in ("pearson", "spearman", "kendall")}
    found["distance_correlation"] = af.dcorr_matrix(returns).to_numpy()
    found["lower_tail"] = af.ltdi_matrix(returns, alpha=0.1).to_numpy()
    return {name: matrix.tolist() for name, matrix in found.items()}


def covariances(returns):
    shrunk = {"ledoit_wolf_constant_correlation": constant_correlation, "ledoit_wolf_single_factor": single_factor}
    found = {name: dict(zip(("covariance", "shrinkage"), estimate(returns))) for name, estimate in shrunk.items()}
    scikit = OAS().fit(returns)
    found["oas"] = {"covariance": scikit.covariance_, "shrinkage": float(scikit.shrinkage_)}
    found["shrunk"] = {"covariance": ShrunkCovariance(shrinkage=0.1).fit(returns).covariance_}
    found["ewma"] = {"covariance": ewma(returns)}
    found["gerber"] = {"covariance": gerber(returns)}
    if returns.shape[1] > 1 and not still(returns).any():
        found["denoised"] = denoised(returns)
        if len(returns) > 2:
            found["detoned"] = {"covariance": detoned(returns, found["denoised"]["covariance"])}
    return {name: {**entry, "covariance": entry["covariance"].tolist()} for name, entry in found.items()}
