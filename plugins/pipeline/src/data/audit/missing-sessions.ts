import { calendarName, sessionsBetween } from '../calendar.js';
import { hasObservation } from '../price-table.js';
import { type AuditContext, rowPlace, whereRow } from './audit-context.js';
import { type Finding, type FindingRow, firstOf, makeFinding } from './finding.js';

/** What national holidays may take of the weekdays: 5 % (13 a year), or 5 sessions of a short history, never 10 in a row. */
const HOLIDAYS = { share: 0.05, sessions: 5, run: 10 };

/**
 * Sessions inside the history on which no asset has a value: calendar drift, an error where the sessions are known exactly. `weekdays` knows no holidays, so there it is a warning while the sessions missed can be holidays.
 */
export function auditMissingSessions(context: AuditContext): Finding[] {
  const { table, calendar, firstDate, lastDate } = context;
  const sessions = sessionsBetween(calendar, firstDate, lastDate);
  const present = new Set(table.dates.filter((_, t) => hasObservation(table, t)));
  const missing = sessions.filter((date) => !present.has(date));
  const first = missing[0];
  if (first === undefined) return [];
  const holidays = calendar === 'weekdays' && canBeHolidays(sessions, missing);
  return [
    makeFinding({
      rule: 'missing_session',
      severity: holidays ? 'warning' : 'error',
      rows: missing.map((date) => missingRow(context, date)),
      where: whereRow(context, rowPlace(context, rowFrom(context, first))),
      law: `every session of ${calendarName(calendar)} inside the history must have a value`,
      got: `none for ${first}${firstOf(missing.length, `sessions of ${sessions.length}`)}`,
      expected: calendar === 'weekdays' ? 'no more missing than holidays' : 'none missing',
      cause:
        'The download skipped days, the assets trade on another calendar than the sleeve declares, or the market closed out of turn.',
    }),
  ];
}

function canBeHolidays(sessions: readonly string[], missing: readonly string[]): boolean {
  if (missing.length > Math.max(HOLIDAYS.sessions, HOLIDAYS.share * sessions.length)) return false;
  const gone = new Set(missing);
  let run = 0;
  return sessions.every((date) => {
    run = gone.has(date) ? run + 1 : 0;
    return run < HOLIDAYS.run;
  });
}

function missingRow(context: AuditContext, date: string): FindingRow {
  const row = context.table.dates.indexOf(date);
  return row < 0 ? { date } : rowPlace(context, row);
}

/** The first row at or after a date: where its row is, or should have been. */
function rowFrom({ table }: AuditContext, date: string): number {
  return table.dates.findIndex((candidate) => candidate >= date);
}
