import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { closureOf, isSession, periodsPerYear, sessionsBetween } from './calendar.js';
import { ingestSeries } from './ingest.js';
import { auditPrices } from './integrity.js';
import { openCalendar, parseSessions } from './sessions-file.js';
import { sleeveOf } from './testing/fixture-cases.js';
import { readCsvTable } from './testing/ingest-csv.js';

const bytes = (text: string) => Buffer.from(text);
// The first week of 2024 in Tel Aviv, which trades from Sunday to Thursday.
const WEEK = ['2024-01-07', '2024-01-08', '2024-01-09', '2024-01-10', '2024-01-11', '2024-01-14'];
const declared = { sessions: 'sleeves/ta/sessions.txt', periods_per_year: 245 };
const calendar = openCalendar(declared, () => bytes(WEEK.join('\n')));

describe('a file of sessions', () => {
  it.each([
    ['lines ended by LF', `${WEEK.join('\n')}\n`],
    ['lines ended by CRLF', WEEK.join('\r\n')],
    ['a byte order mark, blank lines and space', `\ufeff\n${WEEK.join(' \n\n')}\n\n`],
  ])('is read with %s', (_, text) => {
    const { sessions, firstDate, lastDate } = parseSessions(bytes(text), 'sessions.txt');
    expect([...sessions]).toEqual(WEEK);
    expect([firstDate, lastDate]).toEqual(['2024-01-07', '2024-01-14']);
  });

  it.each([
    [
      'no session',
      bytes('\n \n'),
      'sessions.txt: a file of sessions must have a session, got no line with text (expected one ISO date a line). The export failed and left an empty file behind.',
    ],
    [
      'a header',
      bytes('date\n2024-01-02\n'),
      'sessions.txt: line 1: a session must be a plain calendar date, got "date" (expected yyyy-mm-dd, one a line). The file has a header, a time of day or a second column; leave the dates alone.',
    ],
    [
      'a day that does not exist',
      bytes('2024-02-28\n\n2024-02-30\n'),
      'sessions.txt: line 3: a session must be a plain calendar date, got "2024-02-30" (expected yyyy-mm-dd, one a line). The file has a header, a time of day or a second column; leave the dates alone.',
    ],
    [
      'a session twice',
      bytes('2024-01-02\n2024-01-02\n'),
      'sessions.txt: line 2: the sessions must ascend, each once, got 2024-01-02 twice (expected a later date than in the line before). Two years were appended in the wrong order, or with an overlap; sort the file and drop repeated lines.',
    ],
    [
      'sessions out of order',
      bytes('2024-01-03\n2024-01-02\n'),
      'sessions.txt: line 2: the sessions must ascend, each once, got 2024-01-02 after 2024-01-03 (expected a later date than in the line before). Two years were appended in the wrong order, or with an overlap; sort the file and drop repeated lines.',
    ],
    [
      'compressed bytes',
      gzipSync('2024-01-02\n'),
      'sessions.txt: a file of sessions must be text in UTF-8, got other bytes (expected one ISO date a line). The file is compressed, a spreadsheet or text in UTF-16; export it as plain text in UTF-8.',
    ],
    [
      'more than a calendar can hold',
      Buffer.alloc(1024 * 1024 + 1, '\n'),
      'sessions.txt: a file of sessions must not be larger than the limit, got 1048577 bytes (expected at most 1048576). calendar.sessions names a file of prices.',
    ],
  ])('with %s is refused', (_, content, message) => {
    expect(() => parseSessions(content, 'sessions.txt')).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message }),
    );
  });
});

describe('a calendar of sessions', () => {
  it('knows its sessions, and says of other days that they are not in its file, or beyond it', () => {
    expect(isSession(calendar, '2024-01-07')).toBe(true);
    expect(sessionsBetween(calendar, '2024-01-01', '2024-01-31')).toEqual(WEEK);
    expect(closureOf(calendar, '2024-01-12')).toBe('not in sleeves/ta/sessions.txt');
    expect(closureOf(calendar, '2024-01-06')).toBe('before 2024-01-07, where sleeves/ta/sessions.txt begins');
    expect(closureOf(calendar, '2024-01-15')).toBe('after 2024-01-14, where sleeves/ta/sessions.txt ends');
    expect(periodsPerYear(calendar)).toBe(245);
  });

  it('that has a name is taken as it is, and no file is read', () => {
    const unread = () => {
      throw new Error('read');
    };
    expect(openCalendar('XNYS', unread)).toBe('XNYS');
  });
});

describe('an ingest by a file of sessions', () => {
  const sleeve = sleeveOf({ calendar: declared });
  const table = (dates: readonly string[]) => {
    const rows = dates.map((date, t) => `${date},${100 + (t % 3)}`);
    const { source } = sleeve;
    return readCsvTable(bytes(`Date,TEVA\n${rows.join('\n')}`), { file: 'prices.csv', source, symbols: undefined });
  };
  const options = { file: 'prices.csv', sleeve, calendar };

  it('takes a Sunday for the session it is, and carries the periods of the file', () => {
    const { series, integrity } = ingestSeries({ ...options, table: table(WEEK) });
    expect(series.dates).toEqual(WEEK.slice(1));
    expect(integrity).toMatchObject({
      calendar: 'sleeves/ta/sessions.txt',
      periods_per_year: 245,
      findings: [],
    });
  });

  it('misses a session, and refuses a day that the file does not list', () => {
    const dates = ['2024-01-07', '2024-01-08', '2024-01-09', '2024-01-11', '2024-01-12', '2024-01-14'];
    const findings = auditPrices(table(dates), { calendar, source: sleeve.source });
    expect(findings.map(({ message }) => message)).toEqual([
      'prices.csv: line 6, column Date: every row must be a session of sleeves/ta/sessions.txt, got 2024-01-12 (not in sleeves/ta/sessions.txt) (expected a day on which the market trades). The series was padded to days without trading (filled forward before the export), or the sleeve declares the wrong calendar.',
      'prices.csv: line 5, column Date: every session of sleeves/ta/sessions.txt inside the history must have a value, got none for 2024-01-10 (expected none missing). The download skipped days, the assets trade on another calendar than the sleeve declares, or the market closed out of turn.',
    ]);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });

  it('stops when the file ends before as_of, since it could not tell data that do', () => {
    expect(() => ingestSeries({ ...options, table: table(WEEK), as_of: '2024-01-15' })).toThrow(
      'sleeves/ta/sessions.txt: the sessions must reach as_of, got a last session of 2024-01-14 (expected 2024-01-15 or later). The file lists past years only; add the sessions up to as_of, and better a year more.',
    );
  });
});
