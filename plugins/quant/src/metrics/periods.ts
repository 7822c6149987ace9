import { InvalidInputError } from '../errors.js';

/**
 * Holds the contract of every annual figure: a positive, finite number of observations a year.
 *
 * @param periods - observations a year, from the calendar
 * @param where - the argument, as its caller knows it: `performance: periods`
 * @throws {@link InvalidInputError} when it is not
 */
export function requirePeriods(periods: number, where: string): void {
  if (periods > 0 && periods < Number.POSITIVE_INFINITY) return;
  throw new InvalidInputError({
    where,
    rule: 'the observations a year are a positive number',
    got: periods,
    expected: '252 on exchange calendars, 365 on 24x7 ones',
    cause: 'The sleeve has no calendar.',
  });
}
