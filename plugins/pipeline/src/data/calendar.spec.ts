import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DataError } from '../errors.js';
import { closureOf, isSession, periodsPerYear, sessionsBetween } from './calendar.js';

const closures = new Set(
  readFileSync(new URL('fixtures/xnys-closures/expected.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n'),
);
const everyDay = sessionsBetween('24x7', '1990-01-01', '2030-12-31');
const weekdays = new Set(sessionsBetween('weekdays', '1990-01-01', '2030-12-31'));

describe('the XNYS calendar', () => {
  it('has the sessions of exchange_calendars and pandas_market_calendars on every day from 1990 to 2030', () => {
    expect(closures.size).toBe(375);
    const wrong = everyDay.filter((date) => isSession('XNYS', date) !== (weekdays.has(date) && !closures.has(date)));
    expect(wrong).toEqual([]);
  });

  it.each([
    ['2024-01-06', 'Saturday'],
    ['2024-01-07', 'Sunday'],
    ['2024-03-29', 'Good Friday'],
    ['2022-06-20', 'Juneteenth'],
    ['2021-06-18', undefined],
    ['2021-12-31', undefined],
    ['2023-01-02', "New Year's Day"],
    ['1997-01-20', undefined],
    ['1998-01-19', 'Martin Luther King Jr. Day'],
    ['2012-10-29', 'Hurricane Sandy'],
    ['2025-01-09', 'mourning for President Carter'],
    ['2023-11-24', undefined],
    ['1989-12-29', 'before 1990-01-01, where the XNYS calendar begins'],
  ])('says of %s: %s', (date, closure) => {
    expect(closureOf('XNYS', date)).toBe(closure);
  });

  it('has 250 sessions in 2023, and 248 in 2001, the year the exchange closed for four days in September', () => {
    expect(sessionsBetween('XNYS', '2023-01-01', '2023-12-31')).toHaveLength(250);
    expect(sessionsBetween('XNYS', '2001-01-01', '2001-12-31')).toHaveLength(248);
  });
});

describe('the other calendars', () => {
  it('trade Monday to Friday, holidays included, or every day', () => {
    expect(sessionsBetween('weekdays', '2024-12-20', '2024-12-26')).toEqual([
      '2024-12-20',
      '2024-12-23',
      '2024-12-24',
      '2024-12-25',
      '2024-12-26',
    ]);
    expect(sessionsBetween('24x7', '2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  });

  it('have no session between a date and an earlier one', () => {
    expect(sessionsBetween('24x7', '2024-01-02', '2024-01-01')).toEqual([]);
  });

  it('annualise by 252 on exchanges and 365 around the clock', () => {
    expect([periodsPerYear('XNYS'), periodsPerYear('weekdays'), periodsPerYear('24x7')]).toEqual([252, 252, 365]);
  });
});

it('refuses a text that is no calendar date', () => {
  expect(() => isSession('24x7', '2023-02-29')).toThrow(DataError);
  expect(() => sessionsBetween('XNYS', '2023-01-01', '2023-1-31')).toThrow(
    'calendar: a session is asked for by a calendar date, got "2023-1-31" (expected yyyy-mm-dd). The text carries a time, or the month has no such day.',
  );
});
