import type { Finding } from './audit/finding.js';
import type { SourceKind } from './source-format.js';

/** The audit of an ingest, as published beside its returns. Nothing in it depends on rows after `as_of`. */
export interface IntegrityReport {
  /** Path or pattern of the source in the workspace, or where its query stands. */
  readonly file: string;
  readonly kind: SourceKind;
  /** Name of the calendar, or path of its file. */
  readonly calendar: string;
  readonly periods_per_year: number;
  readonly as_of: string | null;
  readonly first_date: string;
  readonly last_date: string;
  /** Rows and assets of the source that took part. */
  readonly rows: number;
  readonly assets: number;
  /** Warnings only: an error stops the ingest. */
  readonly findings: readonly Finding[];
}
