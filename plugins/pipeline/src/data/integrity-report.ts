import type { Finding } from './audit/finding.js';
import type { Calendar } from './calendar.js';
import type { SourceKind } from './source-format.js';

/** The audit of an ingest, as published beside its returns. Nothing in it depends on rows after `as_of`. */
export interface IntegrityReport {
  /** Path of the source in the workspace. */
  readonly file: string;
  readonly kind: SourceKind;
  readonly calendar: Calendar;
  readonly periods_per_year: 252 | 365;
  readonly as_of: string | null;
  readonly first_date: string;
  readonly last_date: string;
  /** Rows and assets of the source that took part. */
  readonly rows: number;
  readonly assets: number;
  /** Warnings only: an error stops the ingest. */
  readonly findings: readonly Finding[];
}
