import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { pastYearVolatility } from './past-year-volatility.js';

const volatilities = (values: readonly number[], calendarDays: readonly number[]) =>
  pastYearVolatility(returnsMatrix(['a'], Float64Array.from(values)), Int32Array.from(calendarDays));

describe('pastYearVolatility', () => {
  it('is the root of the mean square of the rows before, not centred', () => {
    expect(volatilities([3, 4, 9], [1, 1, 1])).toEqual(Float64Array.of(Number.NaN, 3, Math.sqrt(12.5)));
  });

  it('holds rows that began up to 365 days before, and drops them on day 366', () => {
    // Row 2 begins 365 days after row 0, row 3 one day later.
    expect(volatilities([3, 4, 0, 9], [300, 65, 1, 1])).toEqual(
      Float64Array.of(Number.NaN, 3, Math.sqrt(12.5), Math.sqrt(8)),
    );
  });

  it('leaves missing returns out of the mean and is NaN after a year of them', () => {
    const missing = Number.NaN;
    expect(volatilities([3, missing, missing, 1], [200, 100, 100, 1])).toEqual(
      Float64Array.of(Number.NaN, 3, 3, Number.NaN),
    );
  });

  it('refuses days of other rows and days that do not pass', () => {
    expect(() => volatilities([1, 2], [1])).toThrow(InvalidInputError);
    expect(() => volatilities([1, 2], [1, 0])).toThrow('got 0 in row 1');
  });
});
