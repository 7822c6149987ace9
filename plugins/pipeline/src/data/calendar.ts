import { DataError } from '../errors.js';
import { fromEpochDay, toEpochDay, WEEKDAYS, weekdayOf } from './iso-date.js';
import { XNYS_FIRST_DATE, xnysClosures } from './xnys-holidays.js';

/**
 * `XNYS`: full sessions of the New York Stock Exchange since 1990 (early closes count as sessions).
 * `weekdays`: every Monday to Friday, for markets whose holidays are not known here. `24x7`: every day.
 */
export const CALENDARS = ['XNYS', 'weekdays', '24x7'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** Whether the market of a calendar trades on a date. @throws {@link DataError} when the date is no calendar date */
export function isSession(calendar: Calendar, isoDate: string): boolean {
  return closureOf(calendar, isoDate) === undefined;
}

/**
 * Why the market is closed on a date: a weekday's name, a holiday or a one-off closure; undefined on a session.
 *
 * @throws {@link DataError} when the date is no calendar date
 */
export function closureOf(calendar: Calendar, isoDate: string): string | undefined {
  return closureOfDay(calendar, epochDayOf(isoDate));
}

/**
 * The sessions from one date to another, both included, ascending.
 *
 * @throws {@link DataError} when one of them is no calendar date
 */
export function sessionsBetween(calendar: Calendar, from: string, to: string): string[] {
  const sessions: string[] = [];
  const last = epochDayOf(to);
  for (let day = epochDayOf(from); day <= last; day++) {
    if (closureOfDay(calendar, day) === undefined) sessions.push(fromEpochDay(day));
  }
  return sessions;
}

/** Observations a year, by which every annualisation goes: 252 on exchange calendars, 365 on 24x7. */
export function periodsPerYear(calendar: Calendar): 252 | 365 {
  return calendar === '24x7' ? 365 : 252;
}

function closureOfDay(calendar: Calendar, epochDay: number): string | undefined {
  if (calendar === '24x7') return undefined;
  const weekday = weekdayOf(epochDay);
  if (weekday === 0 || weekday === 6) return WEEKDAYS[weekday];
  if (calendar === 'weekdays') return undefined;
  const isoDate = fromEpochDay(epochDay);
  if (isoDate < XNYS_FIRST_DATE) return `before ${XNYS_FIRST_DATE}, where the XNYS calendar begins`;
  return xnysClosures(Number(isoDate.slice(0, 4))).get(epochDay);
}

function epochDayOf(isoDate: string): number {
  const epochDay = toEpochDay(isoDate);
  if (Number.isNaN(epochDay)) {
    throw new DataError({
      where: 'calendar',
      rule: 'a session is asked for by a calendar date',
      got: JSON.stringify(isoDate),
      expected: 'yyyy-mm-dd',
      cause: 'The text carries a time, or the month has no such day.',
    });
  }
  return epochDay;
}
