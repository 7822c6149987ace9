/* The risk profiles that are measured, and what each needs besides its returns. */
import { RISK_PROFILES } from '@metafolio/quant';

/** Profiles of the walk-forward that has a target. */
export const FOUR = ['min_variance', 'hrp', 'risk_parity', 'max_sharpe'].filter((name) => RISK_PROFILES.includes(name));

/** Input of `solve` for a window; the barbell has five clusters in turn. */
export function inputOf(profile, returns) {
  if (profile !== 'barbell') return { profile, returns };
  return { profile, returns, options: { clusters: returns.assets.map((_, j) => j % 5), regime: 'NORMAL' } };
}
