import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromEpochDay, toEpochDay, WEEKDAYS, weekdayOf } from './iso-date.js';

const RUNS = { numRuns: 100 };
const epochDays = fc.integer({ min: toEpochDay('0100-01-01'), max: toEpochDay('9999-12-31') });

it('an epoch day survives the way through its date', () => {
  fc.assert(
    fc.property(epochDays, (day) => toEpochDay(fromEpochDay(day)) === day),
    RUNS,
  );
});

it('the next day has the next weekday and a later text', () => {
  fc.assert(
    fc.property(
      epochDays.filter((day) => day < toEpochDay('9999-12-31')),
      (day) => {
        expect(weekdayOf(day + 1)).toBe((weekdayOf(day) + 1) % 7);
        expect(fromEpochDay(day + 1) > fromEpochDay(day)).toBe(true);
      },
    ),
    RUNS,
  );
});

it('a text that is no calendar date has no epoch day', () => {
  const wrong = [
    '',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-1-2',
    '2024-01-02T00:00:00Z',
    ' 2024-01-02',
    '20240102',
    '0000-00-00',
  ];
  expect(wrong.filter((text) => !Number.isNaN(toEpochDay(text)))).toEqual([]);
});

it('knows the weekdays of history', () => {
  // Moon landing, fall of the Wall, and the leap day of a century year.
  const days = ['1969-07-20', '1989-11-09', '2000-02-29', '1970-01-01'].map(
    (date) => WEEKDAYS[weekdayOf(toEpochDay(date))],
  );
  expect(days).toEqual(['Sunday', 'Thursday', 'Tuesday', 'Thursday']);
});
