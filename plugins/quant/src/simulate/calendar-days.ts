import { InvalidInputError } from '../errors.js';

/** Calendar days a year, as cvxportfolio counts them. */
export const YEAR_DAYS = 365.24;

/**
 * @param where - the argument, as its caller knows it
 * @throws {@link InvalidInputError} unless each of the rows spans at least a day
 */
export function requireCalendarDays(calendarDays: Int32Array, rows: number, where: string): void {
  const broken = calendarDays.findIndex((days) => days < 1);
  if (calendarDays.length === rows && broken === -1) return;
  throw new InvalidInputError({
    where,
    rule: 'the return of each row spans at least one calendar day',
    got: calendarDays.length === rows ? `${calendarDays[broken]} in row ${broken}` : `${calendarDays.length} rows`,
    expected: `${rows} rows, each at least 1`,
    cause: 'They were not given, or counted over other dates than those of the returns.',
  });
}
