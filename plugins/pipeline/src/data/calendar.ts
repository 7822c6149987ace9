import { DataError } from '../errors.js';
import { fromEpochDay, toEpochDay, WEEKDAYS, weekdayOf } from './iso-date.js';
import { XNYS_FIRST_DATE, xnysClosures } from './xnys-holidays.js';

/**
 * `XNYS`: full sessions of the New York Stock Exchange since 1990 (early closes count as sessions).
 * `weekdays`: every Monday to Friday, for markets whose holidays are not known here. `24x7`: every day.
 */
export const CALENDARS = ['XNYS', 'weekdays', '24x7'] as const;

/** A calendar of the user's own: its sessions one by one. */
export interface SessionCalendar {
  /** Path of the file that lists them. */
  readonly file: string;
  /** ISO dates; before the first and after the last of them nothing is known. */
  readonly sessions: ReadonlySet<string>;
  readonly firstDate: string;
  readonly lastDate: string;
  readonly periods_per_year: number;
}

export type Calendar = (typeof CALENDARS)[number] | SessionCalendar;

/** What messages and artifacts call a calendar: its name, or the path of its file. */
export function calendarName(calendar: Calendar): string {
  return typeof calendar === 'string' ? calendar : calendar.file;
}

/** Whether the market of a calendar trades on a date. @throws {@link DataError} when the date is no calendar date */
export function isSession(calendar: Calendar, isoDate: string): boolean {
  return closureOf(calendar, isoDate) === undefined;
}

/**
 * Why the market is closed on a date: a weekday's name, a holiday, a one-off closure, or that the file of sessions does not list it;
 * undefined on a session.
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

/** Observations a year, by which every annualisation goes: 252 on exchange calendars, 365 on 24x7, else as declared. */
export function periodsPerYear(calendar: Calendar): number {
  if (typeof calendar === 'object') return calendar.periods_per_year;
  return calendar === '24x7' ? 365 : 252;
}

function closureOfDay(calendar: Calendar, epochDay: number): string | undefined {
  if (calendar === '24x7') return undefined;
  if (typeof calendar === 'object') return unlisted(calendar, fromEpochDay(epochDay));
  const weekday = weekdayOf(epochDay);
  if (weekday === 0 || weekday === 6) return WEEKDAYS[weekday];
  if (calendar === 'weekdays') return undefined;
  const isoDate = fromEpochDay(epochDay);
  if (isoDate < XNYS_FIRST_DATE) return `before ${XNYS_FIRST_DATE}, where the XNYS calendar begins`;
  return xnysClosures(Number(isoDate.slice(0, 4))).get(epochDay);
}

function unlisted({ sessions, firstDate, lastDate, file }: SessionCalendar, isoDate: string): string | undefined {
  if (sessions.has(isoDate)) return undefined;
  if (isoDate < firstDate) return `before ${firstDate}, where ${file} begins`;
  if (isoDate > lastDate) return `after ${lastDate}, where ${file} ends`;
  return `not in ${file}`;
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
