import { calendarName, closureOf } from '../calendar.js';
import { type AuditContext, rowPlace, whereRow } from './audit-context.js';
import { type Finding, firstOf, makeFinding } from './finding.js';

/** Rows on days on which the market is closed: an error each, there is no honest reason for one. */
export function auditOffCalendar(context: AuditContext): Finding[] {
  const { table, calendar } = context;
  const rows = table.dates.map((_, t) => t).filter((t) => closureOf(calendar, table.dates[t]!) !== undefined);
  const first = rows[0];
  if (first === undefined) return [];
  const date = table.dates[first]!;
  return [
    makeFinding({
      rule: 'off_calendar',
      severity: 'error',
      rows: rows.map((t) => rowPlace(context, t)),
      where: whereRow(context, rowPlace(context, first)),
      law: `every row must be a session of ${calendarName(calendar)}`,
      got: `${date} (${closureOf(calendar, date)})${firstOf(rows.length, 'rows')}`,
      expected: 'a day on which the market trades',
      cause:
        'The series was padded to days without trading (filled forward before the export), or the sleeve declares the wrong calendar.',
    }),
  ];
}
