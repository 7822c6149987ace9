import { expect, test } from 'vitest';
import { sessionsBetween } from './calendar.js';
import { guessCalendar } from './guess-calendar.js';

const YEARS = ['2020-01-02', '2022-12-30'] as const;

test.each(['XNYS', 'weekdays', '24x7'] as const)('the sessions of %s are known again', (calendar) => {
  const sessions = sessionsBetween(calendar, ...YEARS);
  expect(guessCalendar(sessions)).toBe(calendar);
  expect(guessCalendar(sessions.toReversed())).toBe(calendar);
});

test('a session that is missing leaves it XNYS, so that the audit names it', () => {
  expect(guessCalendar(sessionsBetween('XNYS', ...YEARS).filter((date) => date !== '2021-05-05'))).toBe('XNYS');
});

test('a market with holidays of its own, or before XNYS is known, is one of weekdays', () => {
  const golden = sessionsBetween('XNYS', ...YEARS).filter((date) => date.slice(5, 7) !== '10');
  expect(guessCalendar(golden)).toBe('weekdays');
  expect(guessCalendar(sessionsBetween('weekdays', '1985-01-01', '1986-01-01'))).toBe('weekdays');
});
