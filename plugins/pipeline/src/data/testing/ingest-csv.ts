import type { SleeveDefinition } from '../../manifest/sleeve-definition.js';
import type { CALENDARS } from '../calendar.js';
import { readCsv } from '../csv.js';
import { type Ingested, ingestSeries } from '../ingest.js';
import { type JoinOptions, joinParts } from '../join-parts.js';
import type { LayoutOptions } from '../layout.js';
import type { PriceTable } from '../price-table.js';

export interface CsvOptions {
  /** A CSV file, gzipped or not. */
  readonly bytes: Uint8Array;
  readonly file: string;
  /** With a calendar that has a name. */
  readonly sleeve: SleeveDefinition;
  readonly as_of?: string;
}

/** The table of a single CSV file. */
export function readCsvTable(bytes: Uint8Array, options: LayoutOptions & JoinOptions): PriceTable {
  return joinParts([readCsv(bytes, options)], options);
}

/** The ingest of a single CSV file. */
export function ingestCsv({ bytes, file, sleeve, ...date }: CsvOptions): Ingested {
  const { source, calendar, assets } = sleeve;
  const table = readCsvTable(bytes, { file, source, symbols: assets && Object.keys(assets) });
  return ingestSeries({ table, file, sleeve, calendar: calendar as (typeof CALENDARS)[number], ...date });
}
