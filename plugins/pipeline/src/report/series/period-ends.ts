/** From this many months on a table shows years. */
const MONTHS_SHOWN = 36;

/**
 * Rows of the last date of each month, of each year when the months are many.
 *
 * @param dates - T ISO dates, ascending
 */
export function periodEnds(dates: readonly string[]): number[] {
  const months = lastRows(dates, 'yyyy-mm'.length);
  return months.length > MONTHS_SHOWN ? lastRows(dates, 'yyyy'.length) : months;
}

function lastRows(dates: readonly string[], length: number): number[] {
  return dates.flatMap((date, t) => (dates[t + 1]?.slice(0, length) === date.slice(0, length) ? [] : [t]));
}
