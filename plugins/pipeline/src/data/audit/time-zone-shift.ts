import { isSession } from '../calendar.js';
import { fromEpochDay, toEpochDay, WEEKDAYS, weekdayOf } from '../iso-date.js';
import { type AuditContext, rowPlace, whereRow } from './audit-context.js';
import { type Finding, firstOf, makeFinding } from './finding.js';

const SUNDAY = 0;
const SATURDAY = 6;

/**
 * Weeks moved by one day: a row on Sunday while that week's Friday session has none (a day early), or a row on Saturday
 * while that week's Monday session has none (a day late). Judged week by week, because a daylight-saving offset
 * shifts only part of the year. An error. A weekend day that is a session of the calendar is none.
 */
export function auditTimeZoneShift(context: AuditContext): Finding[] {
  const { table } = context;
  const present = new Set(table.dates);
  const rows = table.dates.map((_, t) => t).filter((t) => lostSession(context, present, t) !== undefined);
  const first = rows[0];
  if (first === undefined) return [];
  const date = table.dates[first]!;
  const lost = lostSession(context, present, first)!;
  return [
    makeFinding({
      rule: 'time_zone_shift',
      severity: 'error',
      rows: rows.map((t) => rowPlace(context, t)),
      where: whereRow(context, rowPlace(context, first)),
      law: 'dates must be those of the exchange, not shifted by a time zone',
      got: `${date} (${dayName(date)}) but no row for ${lost} (${dayName(lost)})${firstOf(rows.length, 'weeks')}`,
      expected: 'Monday to Friday',
      cause: `Midnight timestamps were read in another time zone, which put every session a day ${date < lost ? 'early' : 'late'}; export the exchange's dates.`,
    }),
  ];
}

/** The session of a weekend row's week that moved away, when the row looks moved; rows beyond the data's ends prove nothing. */
function lostSession(context: AuditContext, present: ReadonlySet<string>, row: number): string | undefined {
  const { table, calendar, firstDate, lastDate } = context;
  const day = toEpochDay(table.dates[row]!);
  const weekday = weekdayOf(day);
  if ((weekday !== SUNDAY && weekday !== SATURDAY) || isSession(calendar, table.dates[row]!)) return undefined;
  const lost = weekday === SUNDAY ? day + 5 : day - 5;
  const covered = lost >= toEpochDay(firstDate) && lost <= toEpochDay(lastDate);
  const isoDate = fromEpochDay(lost);
  return covered && isSession(calendar, isoDate) && !present.has(isoDate) ? isoDate : undefined;
}

function dayName(isoDate: string): string {
  return WEEKDAYS[weekdayOf(toEpochDay(isoDate))]!;
}
