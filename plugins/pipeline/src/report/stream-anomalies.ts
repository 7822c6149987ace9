import assert from 'node:assert/strict';
import { type Anomaly, type AnomalyLimits, anomalies, performance } from '@metafolio/quant';
import { decodeReturns } from '../data/parquet.js';
import type { HealthBlock } from '../manifest/index.js';
import type { CalendarFile } from '../stages/run-file.js';
import type { WindowRecord } from '../stages/walk-forward-stream.js';
import type { RunReader } from './run-reader.js';

/** An anomaly of one window of a stream. */
export interface StreamAnomaly extends Anomaly {
  readonly riskProfile: string;
  readonly stream: string;
  readonly window: WindowRecord['window'];
  readonly from: string;
  readonly to: string;
  /** Of a one-day return; null for a metric of the whole window. */
  readonly date: string | null;
}

/** The limits of the manifest under the names of the metrics. */
export function anomalyLimits({ max_abs_sharpe, max_volatility, max_abs_return }: HealthBlock): AnomalyLimits {
  return { sharpe: max_abs_sharpe, volatilityAnnual: max_volatility, oneDayReturn: max_abs_return };
}

/**
 * The anomalies of a meta and of its sleeves, by risk profile, stream and window.
 *
 * @param streams - their runs, each with the name to report it by
 * @param health - the limits, one set for all
 */
export async function metaAnomalies(
  streams: readonly (readonly [name: string, run: RunReader])[],
  riskProfiles: readonly string[],
  health: HealthBlock,
): Promise<StreamAnomaly[]> {
  const limits = anomalyLimits(health);
  const found = await Promise.all(
    riskProfiles.flatMap((riskProfile) =>
      streams.map(([stream, run]) => streamAnomalies(run, { stream, riskProfile, limits })),
    ),
  );
  return found.flat();
}

interface AuditedStream {
  readonly stream: string;
  readonly riskProfile: string;
  readonly limits: AnomalyLimits;
}

/** Audits every window of a run's stream under one risk profile, whether the run is of a meta or of a sleeve. */
async function streamAnomalies(
  run: RunReader,
  { stream, riskProfile, limits }: AuditedStream,
): Promise<StreamAnomaly[]> {
  const { periods_per_year: periods } = run.json<CalendarFile>('calendar.json');
  const { dates, matrix } = await decodeReturns(run.bytes(`returns/${riskProfile}.parquet`));
  const windows = run.json<readonly WindowRecord[]>(`windows/${riskProfile}.json`);
  return windows.flatMap(({ window, test }) => {
    if (test === null) return [];
    const { from, to, rows } = test;
    const start = dates.indexOf(from);
    assert(
      start >= 0 && dates[start + rows - 1] === to,
      `the stream of ${run.directory} holds the rows of window ${window}`,
    );
    const returns = matrix.values.subarray(start, start + rows);
    return anomalies(returns, performance(returns, periods), limits).map((anomaly) => ({
      ...anomaly,
      riskProfile,
      stream,
      window,
      from,
      to,
      date: anomaly.row === null ? null : dates[start + anomaly.row]!,
    }));
  });
}
