import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sleeveOf } from './testing/fixture-cases.js';
import { ingestCsv } from './testing/ingest-csv.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = process.env.METAFOLIO_SHARED_DATA ?? join(root, '../shared/data');
const missing = !existsSync(folder);
const why = missing ? ' (skipped: no folder ../shared/data, and METAFOLIO_SHARED_DATA names none)' : '';

/**
 * Findings and rows by rule. Stale runs, jumps and first values were counted with pandas 3.1.1 from the same files; that no session is
 * missing and no row is off the calendar, with exchange_calendars 4.13.2.
 */
const expected = [
  { file: 'us_equities_20', calendar: 'XNYS', rows: 8313, findings: { stale_repeat: [7, 43], one_day_jump: [3, 4] } },
  { file: 'factor_etfs_5', calendar: 'XNYS', rows: 2264, findings: { stale_repeat: [1, 1] } },
  { file: 'sp500_index', calendar: 'XNYS', rows: 8313, findings: {} },
  { file: 'sp500_471', calendar: 'XNYS', rows: 1440, findings: { one_day_jump: [2, 2] } },
  { file: 'crypto_daily_9', calendar: '24x7', rows: 1326, findings: { late_listing: [4, 4], one_day_jump: [4, 8] } },
] as const;

describe.skipIf(missing)(`honest market data pass with warnings only${why}`, () => {
  it.each(expected)('$file', ({ file, calendar, rows, findings }) => {
    const name = `${file}.csv.gz`;
    const bytes = readFileSync(join(folder, name));
    const { integrity } = ingestCsv({ bytes, file: name, sleeve: sleeveOf({ calendar }) });
    const counts: Record<string, [number, number]> = {};
    for (const finding of integrity.findings) {
      const [findingsSoFar, rowsSoFar] = counts[finding.rule] ?? [0, 0];
      counts[finding.rule] = [findingsSoFar + 1, rowsSoFar + finding.rows.length];
    }
    expect(integrity.rows).toBe(rows);
    expect(counts).toEqual(findings);
  });
});
