import type { Performance } from './performance.js';

/** Bounds beyond which a figure of a window is listed; none of them changes the figure. */
export interface AnomalyLimits {
  /** |Sharpe| above this. */
  readonly sharpe: number;
  /** Annual volatility above this, fraction: 2 is 200 %. */
  readonly volatilityAnnual: number;
  /** A one-row return beyond ± this, fraction. */
  readonly oneDayReturn: number;
}

export const DEFAULT_ANOMALY_LIMITS: AnomalyLimits = { sharpe: 10, volatilityAnnual: 2, oneDayReturn: 0.5 };

export interface Anomaly {
  /** The metric concerned, or `oneDayReturn`. */
  readonly metric: keyof Performance | 'oneDayReturn';
  readonly value: number;
  /** The limit that was passed; null where the value is not finite at all. */
  readonly limit: number | null;
  /** Row of the window, for a one-day return; null for a metric of the whole window. */
  readonly row: number | null;
}

/**
 * What a reader of a window's figures should look at: metrics that are NaN or infinite, then |Sharpe| and volatility
 * beyond their limits, then one-row returns beyond theirs, in row order. A value exactly at its limit is none.
 *
 * @param returns - the window's n simple returns
 * @param performance - their metrics, by {@link performance}
 * @param limits - those left out have their default
 *
 * Source: this project's definition.
 */
export function anomalies(
  returns: Float64Array,
  performance: Performance,
  limits: Partial<AnomalyLimits> = {},
): Anomaly[] {
  const bounds = { ...DEFAULT_ANOMALY_LIMITS, ...limits };
  return [...notFinite(performance), ...extremeMetrics(performance, bounds), ...extremeDays(returns, bounds)];
}

function notFinite(performance: Performance): Anomaly[] {
  const metrics = Object.keys(performance) as (keyof Performance)[];
  return metrics.flatMap((metric) => {
    const value = performance[metric];
    return typeof value === 'string' || Number.isFinite(value) ? [] : [{ metric, value, limit: null, row: null }];
  });
}

function extremeMetrics(performance: Performance, limits: AnomalyLimits): Anomaly[] {
  return (['sharpe', 'volatilityAnnual'] as const)
    .map((metric) => ({ metric, value: performance[metric], limit: limits[metric], row: null }))
    .filter(({ value, limit }) => Number.isFinite(value) && Math.abs(value) > limit);
}

function extremeDays(returns: Float64Array, { oneDayReturn: limit }: AnomalyLimits): Anomaly[] {
  return Array.from(returns, (value, row) => ({ metric: 'oneDayReturn' as const, value, limit, row })).filter(
    ({ value }) => Math.abs(value) > limit,
  );
}
