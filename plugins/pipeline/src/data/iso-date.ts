const DAY_MS = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/**
 * Days since 1970-01-01 of a calendar date `yyyy-mm-dd` (year 100 or later), in the Gregorian calendar and no time zone.
 *
 * @returns an integer, or NaN when the text is no such date (`2023-02-29`, `2024-1-2`)
 */
export function toEpochDay(isoDate: string): number {
  const [, year, month, day] = ISO_DATE.exec(isoDate) ?? [];
  const epochDay = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
  // Date.UTC rolls 30 February over into March: only a real date survives the way back.
  return Number.isNaN(epochDay) || fromEpochDay(epochDay) !== isoDate ? Number.NaN : epochDay;
}

/** The date `yyyy-mm-dd` of a number of days since 1970-01-01. */
export function fromEpochDay(epochDay: number): string {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/** Day of the week of an epoch day, an index into {@link WEEKDAYS}: 0 is Sunday. */
export function weekdayOf(epochDay: number): number {
  return (((epochDay + 4) % 7) + 7) % 7;
}
