import { type Causes, type Cell, causeOf, cellError, type Place, shown } from './cell.js';
import { toEpochDay } from './iso-date.js';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const CAUSES: Causes = [
  [/^$/, 'The row is a footer, or its date was lost in an export.'],
  [
    /^\d{4}-\d{2}-\d{2}[T ]/,
    'A timestamp names an instant, and reading it in another time zone moves the session by a day; export the session date alone.',
  ],
  [/^\d{4}-\d{2}-\d{2}$/, 'The month has no such day, or the year is mistyped.'],
  [/^\d+[./-]\d+[./-]\d+$/, 'Day and month cannot be told apart safely in this form; export ISO dates.'],
  [/^\d{8}$/, 'The date is written without hyphens; export ISO dates.'],
  [/^\d+(\.\d+)?$/, 'A spreadsheet serial number or a Unix time stands for the date; export ISO dates.'],
  [/^/, 'The row is a footer or a comment, or the column is not the date column.'],
];

/**
 * A date cell: `yyyy-mm-dd`, a day that exists, from 1900 to 2100. Times and time zones are refused, not converted.
 *
 * @throws DataError naming the cell
 */
export function parseDateCell(cell: Cell, place: Place): string {
  const text = String(cell);
  const year = Number(text.slice(0, 4));
  if (Number.isNaN(toEpochDay(text)) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw cellError(place, {
      rule: 'a date must be a plain calendar date',
      got: shown(text),
      expected: `yyyy-mm-dd from ${FIRST_YEAR} to ${LAST_YEAR}`,
      cause: causeOf(text, CAUSES),
    });
  }
  return text;
}
