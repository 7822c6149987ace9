import { fromEpochDay } from './iso-date.js';

export const MILLISECONDS_A_DAY = 86_400_000n;

/** Days from the epoch to year 275,760, beyond which there is no calendar date. */
const LAST_EPOCH_DAY = 100_000_000;

/** The date `yyyy-mm-dd` of a number of days since 1970-01-01; the number as text, when there is no such date. */
export function dateText(epochDay: number): string {
  return Math.abs(epochDay) <= LAST_EPOCH_DAY ? fromEpochDay(epochDay) : `day ${epochDay}`;
}

/**
 * An instant as the text of a date cell: the date, when it is midnight UTC; else date and time of day, which a date cell refuses,
 * because the instant is a session's date in some time zone only.
 *
 * @param ticks - since 1970-01-01T00:00Z
 */
export function instantText(ticks: bigint, ticksADay: bigint): string {
  const rest = ((ticks % ticksADay) + ticksADay) % ticksADay;
  const date = dateText(Number((ticks - rest) / ticksADay));
  if (rest === 0n) return date;
  const milliseconds = Number((rest * MILLISECONDS_A_DAY) / ticksADay);
  return `${date}T${new Date(milliseconds).toISOString().slice(11)}`;
}
