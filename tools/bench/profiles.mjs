/* The risk profiles that are measured, and what each needs besides its returns. */

/** Profiles of the walk-forward that has a target. */
export const FOUR = ['min_variance', 'hrp', 'risk_parity', 'max_sharpe'];

/** Input of `solve` for a window: targets are those of equal weights, the barbell has five clusters in turn. */
export function inputOf(profile, returns) {
  if (profile === 'barbell') {
    return { profile, returns, options: { clusters: returns.assets.map((_, j) => j % 5), regime: 'NORMAL' } };
  }
  if (profile !== 'target_return' && profile !== 'target_volatility') return { profile, returns };
  const { mean, volatility } = ofEqualWeights(returns);
  return { profile, returns, options: { targetReturn: mean, targetVolatility: volatility } };
}

function ofEqualWeights({ rows, cols, values }) {
  const series = Array.from({ length: rows }, (_, t) => {
    const row = values.subarray(t * cols, (t + 1) * cols);
    return row.reduce((sum, value) => sum + value, 0) / cols;
  });
  const mean = series.reduce((sum, value) => sum + value, 0) / rows;
  const variance = series.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (rows - 1);
  return { mean, volatility: Math.sqrt(variance) };
}
