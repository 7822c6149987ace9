import { DataError } from '../errors.js';
import type { SleeveDefinition } from '../manifest/sleeve-definition.js';
import { type AssetMetadata, assetMetadata } from './asset-metadata.js';
import { PriceAuditError } from './audit-error.js';
import { type Calendar, calendarName, periodsPerYear } from './calendar.js';
import { listed } from './header.js';
import { auditPrices } from './integrity.js';
import type { IntegrityReport } from './integrity-report.js';
import { knownAt } from './known-at.js';
import { type PriceTable, withoutBlankRows } from './price-table.js';
import { toReturns } from './prices-to-returns.js';
import type { SourceKind } from './source-format.js';
import type { DatedReturns } from './time-series.js';

export interface IngestOptions {
  /** The source as read, of the declared assets only. */
  readonly table: PriceTable;
  /** Path of the source as the user knows it. */
  readonly file: string;
  readonly sleeve: SleeveDefinition;
  /** The sleeve's calendar, its sessions read. */
  readonly calendar: Calendar;
  /** Rows after this date are cut before anything judges them. */
  readonly as_of?: string;
}

export interface Ingested {
  readonly series: DatedReturns;
  /** One for each column of the series, in its order. */
  readonly assets: readonly AssetMetadata[];
  readonly integrity: IntegrityReport;
}

/**
 * From the table of a source to audited returns. Pure: the same table, sleeve and date give the same result anywhere.
 *
 * Only rows up to `as_of` take part, only assets listed by then.
 *
 * @returns T × N returns, NaN where an asset has none; warnings in the integrity report
 * @throws {@link DataError} when nothing is left of the source, {@link PriceAuditError} when the audit finds an error
 */
export function ingestSeries({ table: read, file, sleeve, calendar, as_of }: IngestOptions): Ingested {
  const { source, benchmarks = [] } = sleeve;
  const date = as_of === undefined ? {} : { as_of };
  const known = knownAt(read, file, as_of);
  const table = withoutBlankRows(known);
  checkBenchmarks(file, benchmarks, table.symbols);
  checkReturns(file, table, source.kind);
  checkReach(calendar, as_of);
  const findings = auditPrices(known, { calendar, source, ...date });
  if (findings.some(({ severity }) => severity === 'error')) throw new PriceAuditError(file, findings);
  const integrity: IntegrityReport = {
    file,
    kind: source.kind,
    calendar: calendarName(calendar),
    periods_per_year: periodsPerYear(calendar),
    as_of: as_of ?? null,
    first_date: table.dates[0]!,
    last_date: table.dates.at(-1)!,
    rows: table.dates.length,
    assets: table.symbols.length,
    findings,
  };
  return { series: toReturns(table, source.kind), assets: assetMetadata(table, sleeve), integrity };
}

function checkBenchmarks(file: string, benchmarks: readonly string[], symbols: readonly string[]): void {
  const missing = benchmarks.filter((symbol) => !symbols.includes(symbol));
  if (missing.length === 0) return;
  throw new DataError({
    where: file,
    rule: 'every benchmark must be one of the assets that take part',
    got: `the assets ${listed(symbols)}`,
    expected: listed(missing),
    cause: 'The benchmark is misspelt, missing under assets of sleeve.yaml, or was listed after as_of.',
  });
}

function checkReturns(file: string, { dates }: PriceTable, kind: SourceKind): void {
  if (kind === 'returns' || dates.length > 1) return;
  throw new DataError({
    where: file,
    rule: 'prices must have two rows for a return',
    got: `${dates.length} row`,
    expected: 'at least 2 up to as_of',
    cause: 'The export holds a single day, or as_of of the manifest is the first day of the source.',
  });
}

/** Beyond its last session a file of sessions cannot tell data that end too early. */
function checkReach(calendar: Calendar, as_of: string | undefined): void {
  if (as_of === undefined || typeof calendar === 'string' || as_of <= calendar.lastDate) return;
  throw new DataError({
    where: calendar.file,
    rule: 'the sessions must reach as_of',
    got: `a last session of ${calendar.lastDate}`,
    expected: `${as_of} or later`,
    cause: 'The file lists past years only; add the sessions up to as_of, and better a year more.',
  });
}
