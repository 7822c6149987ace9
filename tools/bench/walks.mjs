/* Stretches of walk-forwards: consecutive windows of which each overlaps the one before, so that one covariance follows from the other. */
import { sliceRows, slidingCovariance, solve } from '@metafolio/quant';
import { TRAIN } from './prices.mjs';
import { inputOf } from './profiles.mjs';

export const STEP = 20;
/** Windows of a stretch: one covariance that is summed up anew, and the seven that follow from it. */
const WINDOWS = 8;

/** Profiles that are solved by the sample covariance. */
export const BY_COVARIANCE = ['min_variance', 'max_sharpe', 'risk_parity', 'hrp', 'herc', 'nco'];

/** Stretches of the returns, from the first row to the last. */
export function stretchesOf(returns, count) {
  const rows = TRAIN + (WINDOWS - 1) * STEP;
  return Array.from({ length: count }, (_, k) => {
    const start = Math.floor((k * (returns.rows - rows)) / (count - 1));
    return { start, history: sliceRows(returns, start, start + rows) };
  });
}

/** The windows of a history. */
export function windowsOf(history) {
  const count = Math.floor((history.rows - TRAIN) / STEP) + 1;
  return Array.from({ length: count }, (_, k) => sliceRows(history, k * STEP, k * STEP + TRAIN));
}

/** Solves profiles over every window of a history, the covariances made once for all of them and one from the other. */
export function walk(history, profiles, options = {}) {
  const covarianceAt = slidingCovariance(history, { rows: TRAIN, step: STEP });
  windowsOf(history).forEach((window, k) => {
    const sampleCovariance = covarianceAt(k);
    for (const profile of profiles) solve({ ...inputOf(profile, window), options, sampleCovariance });
  });
}
