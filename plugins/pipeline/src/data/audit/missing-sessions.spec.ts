import { expect, it } from 'vitest';
import { sessionsBetween } from '../calendar.js';
import { auditPrices } from '../integrity.js';
import { sleeveOf } from '../testing/fixture-cases.js';

const weekdays = sessionsBetween('weekdays', '2022-01-03', '2023-12-29');

/** Severity of the findings when every 19th weekday is missing, as many as asked for. */
function severityWithout(holidays: number): string[] {
  const missing = new Set(Array.from({ length: holidays }, (_, k) => weekdays[(k + 1) * 19 - 5]));
  const dates = weekdays.filter((date) => !missing.has(date));
  const table = {
    dates,
    symbols: ['A'],
    values: Float64Array.from(dates.keys(), (t) => 100 + (t % 7)),
    origins: [{ file: 'prices.csv', unit: 'line', before: 0 }],
    lines: Array.from(dates.keys(), (t) => t + 2),
  } as const;
  const findings = auditPrices(table, { calendar: 'weekdays', source: sleeveOf().source });
  expect(findings.every(({ rule, rows }) => rule === 'missing_session' && rows.length === holidays)).toBe(true);
  return findings.map(({ severity }) => severity);
}

it('takes up to 5 % of the weekdays of a longer history for holidays, no more', () => {
  expect(weekdays).toHaveLength(520);
  expect(severityWithout(0)).toEqual([]);
  expect(severityWithout(26)).toEqual(['warning']);
  expect(severityWithout(27)).toEqual(['error']);
});
