import { DataError } from '../../errors.js';

/** Rules of the price audit, by the names that the integrity report carries, in the order of its findings. */
export const AUDIT_RULES = [
  'unsorted',
  'duplicate',
  'off_calendar',
  'time_zone_shift',
  'missing_session',
  'ends_before_as_of',
  'gap',
  'late_listing',
  'zero_padding',
  'stale_repeat',
  'one_day_jump',
] as const;
export type AuditRule = (typeof AUDIT_RULES)[number];

/** A place in the source. The line is absent when the finding is that there is no row; symbol and value when it is about a row. */
export interface FindingRow {
  readonly date: string;
  /** Where the source has several. */
  readonly file?: string;
  /** Line of a text file, row of a Parquet file or of a query's result, from 1. */
  readonly line?: number;
  readonly symbol?: string;
  readonly value?: number;
}

/** One thing the audit has to say. Errors stop the ingest; warnings go into the integrity report. */
export interface Finding {
  readonly rule: AuditRule;
  readonly severity: 'error' | 'warning';
  /** Every place that breaks the rule; for a run of rows, its first. */
  readonly rows: readonly FindingRow[];
  /** File, line, column, rule, value, likely cause: about the first row, or the worst where the rule has a measure. */
  readonly message: string;
}

interface FindingParts {
  readonly rule: AuditRule;
  readonly severity: Finding['severity'];
  readonly rows: readonly FindingRow[];
  readonly where: string;
  readonly law: string;
  readonly got: string;
  readonly expected: string;
  readonly cause: string;
}

/** A finding whose message has the form of the package's errors. */
export function makeFinding({ rule, severity, rows, where, law, got, expected, cause }: FindingParts): Finding {
  return { rule, severity, rows, message: new DataError({ where, rule: law, got, expected, cause }).message };
}

/** The first of the largest items by a measure; undefined when there is none. */
export function largest<T>(items: readonly T[], size: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best !== undefined && size(best) >= size(item) ? best : item),
    undefined,
  );
}

/** `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `, the first of 3 such rows`, or nothing for a single one. */
export function firstOf(count: number, noun: string): string {
  return count > 1 ? `, the first of ${count} such ${noun}` : '';
}
