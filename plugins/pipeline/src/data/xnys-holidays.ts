import { toEpochDay, weekdayOf } from './iso-date.js';

/** First date from which the rules below are checked against the exchange's history. */
export const XNYS_FIRST_DATE = '1990-01-01';

interface Holiday {
  readonly name: string;
  /** First year the exchange kept it, when later than the rules begin. */
  readonly from?: number;
  /** Epoch day of the holiday itself. */
  readonly day: (year: number) => number;
  /** Where the closure goes when the holiday is on a weekend: both ways, only from Sunday to Monday. */
  readonly observed?: 'nearest-weekday' | 'sunday-on-monday';
}

const MONDAY = 1;
const THURSDAY = 4;

/**
 * Regular full-day holidays of the New York Stock Exchange, NYSE Rule 7.2. A New Year's Day on Saturday is not made up for
 * on Friday, because 31 December ends an accounting period. Early closes are sessions.
 */
const HOLIDAYS: readonly Holiday[] = [
  { name: "New Year's Day", day: (year) => dayOf(year, 1, 1), observed: 'sunday-on-monday' },
  { name: 'Martin Luther King Jr. Day', from: 1998, day: (year) => nthWeekday(dayOf(year, 1, 1), MONDAY, 3) },
  { name: "Washington's Birthday", day: (year) => nthWeekday(dayOf(year, 2, 1), MONDAY, 3) },
  { name: 'Good Friday', day: (year) => easterSunday(year) - 2 },
  { name: 'Memorial Day', day: (year) => nthWeekday(dayOf(year, 5, 25), MONDAY, 1) },
  { name: 'Juneteenth', from: 2022, day: (year) => dayOf(year, 6, 19), observed: 'nearest-weekday' },
  { name: 'Independence Day', day: (year) => dayOf(year, 7, 4), observed: 'nearest-weekday' },
  { name: 'Labor Day', day: (year) => nthWeekday(dayOf(year, 9, 1), MONDAY, 1) },
  { name: 'Thanksgiving', day: (year) => nthWeekday(dayOf(year, 11, 1), THURSDAY, 4) },
  { name: 'Christmas', day: (year) => dayOf(year, 12, 25), observed: 'nearest-weekday' },
];

/**
 * Full days on which the exchange stayed closed out of turn, since 1990. Source: the special closings that NYSE has announced,
 * as recorded by exchange_calendars 4.13.2 and pandas_market_calendars 5.5.0, which agree on every day from 1990 to 2030
 * (tools/conformance/xnys_closures.py).
 */
const ONE_OFF_CLOSURES: readonly (readonly [isoDate: string, reason: string])[] = [
  ['1994-04-27', 'funeral of President Nixon'],
  ['2001-09-11', 'attack on the World Trade Center'],
  ['2001-09-12', 'attack on the World Trade Center'],
  ['2001-09-13', 'attack on the World Trade Center'],
  ['2001-09-14', 'attack on the World Trade Center'],
  ['2004-06-11', 'funeral of President Reagan'],
  ['2007-01-02', 'mourning for President Ford'],
  ['2012-10-29', 'Hurricane Sandy'],
  ['2012-10-30', 'Hurricane Sandy'],
  ['2018-12-05', 'mourning for President George H. W. Bush'],
  ['2025-01-09', 'mourning for President Carter'],
];

const closuresByYear = new Map<number, ReadonlyMap<number, string>>();

/** Weekday closures of one year: epoch day → why the exchange is closed. */
export function xnysClosures(year: number): ReadonlyMap<number, string> {
  const known = closuresByYear.get(year);
  if (known !== undefined) return known;
  const closures = new Map<number, string>();
  for (const { name, from, day, observed } of HOLIDAYS) {
    if (from === undefined || year >= from) closures.set(observedDay(day(year), observed), name);
  }
  for (const [isoDate, reason] of ONE_OFF_CLOSURES) {
    if (isoDate.startsWith(`${year}-`)) closures.set(toEpochDay(isoDate), reason);
  }
  closuresByYear.set(year, closures);
  return closures;
}

function observedDay(epochDay: number, observed: Holiday['observed']): number {
  const weekday = weekdayOf(epochDay);
  if (weekday === 0 && observed !== undefined) return epochDay + 1;
  if (weekday === 6 && observed === 'nearest-weekday') return epochDay - 1;
  return epochDay;
}

function dayOf(year: number, month: number, day: number): number {
  const pad = (n: number) => String(n).padStart(2, '0');
  return toEpochDay(`${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`);
}

/** The n-th given weekday on or after a day. */
function nthWeekday(firstDay: number, weekday: number, n: number): number {
  return firstDay + ((weekday - weekdayOf(firstDay) + 7) % 7) + 7 * (n - 1);
}

/** Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature 1876; Meeus, Jones and Butcher's form). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const untilSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * untilSunday) / 451);
  const fromMarch = epact + untilSunday - 7 * lateMoon + 114;
  return dayOf(year, Math.floor(fromMarch / 31), (fromMarch % 31) + 1);
}
