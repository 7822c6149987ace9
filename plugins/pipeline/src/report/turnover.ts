import type { WindowRecord } from '../stages/walk-forward-stream.js';

/**
 * Turnover a year of the rebalances that fall on the given dates, the first date left out: what is traded there builds the
 * position (a first investment) or belongs to the time before. A rebalance falls on the first test date of its window.
 *
 * @param windows - of one stream; may reach beyond the dates
 * @param on.dates - ISO dates, ascending, at least one
 * @param on.periods - observations a year
 * @returns traded value, purchases and sales each counted, over equity, a year: 2 turns the whole portfolio over once a year
 */
export function turnoverAnnual(
  windows: readonly WindowRecord[],
  { dates, periods }: { dates: readonly string[]; periods: number },
): number {
  const first = dates[0]!;
  const last = dates.at(-1)!;
  const traded = windows
    .filter(({ test }) => test !== null && test.from > first && test.from <= last)
    .reduce((sum, { turnover }) => sum + (turnover ?? 0), 0);
  return (traded * periods) / dates.length;
}
