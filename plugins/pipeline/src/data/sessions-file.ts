import { isUtf8 } from 'node:buffer';
import { ConfigurationError, type Violation } from '../errors.js';
import type { SleeveDefinition } from '../manifest/sleeve-definition.js';
import type { Calendar, SessionCalendar } from './calendar.js';
import { shown } from './cell.js';
import { toEpochDay } from './iso-date.js';
import { type RecordPlace, whereRecord } from './origin.js';

/** Largest file of sessions, in bytes: 90,000 days. */
const MAX_BYTES = 1024 * 1024;

/** The calendar that a sleeve declares; a file of sessions is read. */
export function openCalendar(declared: SleeveDefinition['calendar'], read: (file: string) => Uint8Array): Calendar {
  if (typeof declared === 'string') return declared;
  const { sessions: file, periods_per_year } = declared;
  return { ...parseSessions(read(file), file), periods_per_year };
}

/**
 * The sessions of a file: UTF-8, one ISO date a line, ascending; blank lines are skipped, BOM and CRLF accepted.
 *
 * @throws {@link ConfigurationError} naming file and line of the first that breaks a rule
 */
export function parseSessions(bytes: Uint8Array, file: string): Omit<SessionCalendar, 'periods_per_year'> {
  const sessions = new Set<string>();
  let lastDate = '';
  textOf(bytes, file)
    .split(/\r\n|\n|\r/)
    .forEach((text, index) => {
      const date = text.trim();
      if (date === '') return;
      checkSession(date, lastDate, { file, unit: 'line', line: index + 1 });
      sessions.add(date);
      lastDate = date;
    });
  const [firstDate] = sessions;
  if (firstDate === undefined) throw new ConfigurationError({ where: file, ...EMPTY });
  return { file, sessions, firstDate, lastDate };
}

function textOf(bytes: Uint8Array, file: string): string {
  if (bytes.byteLength > MAX_BYTES) {
    throw new ConfigurationError({ where: file, ...TOO_LARGE, got: `${bytes.byteLength} bytes` });
  }
  if (!isUtf8(bytes)) throw new ConfigurationError({ where: file, ...NO_TEXT });
  return new TextDecoder().decode(bytes);
}

function checkSession(date: string, before: string, place: RecordPlace): void {
  const where = whereRecord(place);
  if (Number.isNaN(toEpochDay(date))) throw new ConfigurationError({ where, ...NO_DATE, got: shown(date) });
  if (date > before) return;
  const got = date === before ? `${date} twice` : `${date} after ${before}`;
  throw new ConfigurationError({ where, ...NOT_ASCENDING, got });
}

const EMPTY: Omit<Violation, 'where'> = {
  rule: 'a file of sessions must have a session',
  got: 'no line with text',
  expected: 'one ISO date a line',
  cause: 'The export failed and left an empty file behind.',
};

const TOO_LARGE: Omit<Violation, 'where' | 'got'> = {
  rule: 'a file of sessions must not be larger than the limit',
  expected: `at most ${MAX_BYTES}`,
  cause: 'calendar.sessions names a file of prices.',
};

const NO_TEXT: Omit<Violation, 'where'> = {
  rule: 'a file of sessions must be text in UTF-8',
  got: 'other bytes',
  expected: 'one ISO date a line',
  cause: 'The file is compressed, a spreadsheet or text in UTF-16; export it as plain text in UTF-8.',
};

const NO_DATE: Omit<Violation, 'where' | 'got'> = {
  rule: 'a session must be a plain calendar date',
  expected: 'yyyy-mm-dd, one a line',
  cause: 'The file has a header, a time of day or a second column; leave the dates alone.',
};

const NOT_ASCENDING: Omit<Violation, 'where' | 'got'> = {
  rule: 'the sessions must ascend, each once',
  expected: 'a later date than in the line before',
  cause: 'Two years were appended in the wrong order, or with an overlap; sort the file and drop repeated lines.',
};
