/** Compounded returns of one year, of its months and of the year. */
export interface YearOfReturns {
  readonly year: string;
  /** 12 values; null for a month without a date. */
  readonly months: readonly (number | null)[];
  readonly total: number;
}

/**
 * Returns compounded within calendar months. A month at an end of the dates counts as far as they reach.
 *
 * @param dates - T ISO dates, ascending
 * @param returns - T simple returns
 */
export function monthlyReturns(dates: readonly string[], returns: Float64Array): YearOfReturns[] {
  const years = [...new Set(dates.map((date) => date.slice(0, 4)))];
  const growth = new Map<string, number>();
  dates.forEach((date, t) => {
    for (const span of [date.slice(0, 4), date.slice(0, 7)])
      growth.set(span, (growth.get(span) ?? 1) * (1 + returns[t]!));
  });
  return years.map((year) => ({
    year,
    months: Array.from({ length: 12 }, (_, k) => {
      const value = growth.get(`${year}-${String(k + 1).padStart(2, '0')}`);
      return value === undefined ? null : value - 1;
    }),
    total: growth.get(year)! - 1,
  }));
}
