import { type CALENDARS, isSession, sessionsBetween } from './calendar.js';
import { toEpochDay, weekdayOf } from './iso-date.js';

/** Share of the sessions that a file must have to be of a calendar: the audit is to find single days that are missing. */
const LEAST_SHARE = 0.99;

/**
 * The calendar that the dates of a file agree with: a row on a weekend makes it `24x7`; no row on a closure of XNYS and hardly a
 * session without a row, `XNYS`; else `weekdays`.
 *
 * @param dates - ISO dates, at least one, in any order
 */
export function guessCalendar(dates: readonly string[]): (typeof CALENDARS)[number] {
  const days = [...new Set(dates)].sort();
  if (days.some((date) => [0, 6].includes(weekdayOf(toEpochDay(date))))) return '24x7';
  if (!days.every((date) => isSession('XNYS', date))) return 'weekdays';
  return days.length >= LEAST_SHARE * sessionsBetween('XNYS', days[0]!, days.at(-1)!).length ? 'XNYS' : 'weekdays';
}
