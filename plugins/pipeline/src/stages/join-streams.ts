import { returnsMatrix } from '@metafolio/quant';
import type { DatedReturns } from '../data/time-series.js';

/** A child's stream under one risk profile: T × 1. */
export interface ChildStream {
  readonly id: string;
  readonly series: DatedReturns;
}

/** What the inner join cost one child. */
export interface IntersectionLoss {
  readonly id: string;
  readonly rows: number;
  readonly kept: number;
  /** Share of the child's dates on which some other child has no data. */
  readonly intersection_loss: number;
}

/** The meta-returns: one column a child, only the dates on which every child has data; nothing is ever filled. */
export function joinStreams(streams: readonly ChildStream[]): { series: DatedReturns; losses: IntersectionLoss[] } {
  const rowsOf = streams.map(({ series }) => new Map(series.dates.map((date, row) => [date, row])));
  const [first] = streams;
  const dates = first!.series.dates.filter((date) => rowsOf.every((rows) => rows.has(date)));
  const values = new Float64Array(dates.length * streams.length);
  dates.forEach((date, t) => {
    streams.forEach(({ series }, j) => {
      values[t * streams.length + j] = series.matrix.values[rowsOf[j]!.get(date)!]!;
    });
  });
  const losses = streams.map(({ id, series }) => ({
    id,
    rows: series.dates.length,
    kept: dates.length,
    intersection_loss: series.dates.length === 0 ? 0 : 1 - dates.length / series.dates.length,
  }));
  return {
    series: {
      dates,
      matrix: returnsMatrix(
        streams.map(({ id }) => id),
        values,
      ),
    },
    losses,
  };
}
