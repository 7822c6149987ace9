import { type Causes, type Cell, causeOf, cellError, type Place, shown } from './cell.js';
import type { SourceKind } from './source-format.js';

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Bounds that keep every ratio of two prices a finite, normal number. */
const SMALLEST_PRICE = 1e-15;
const LARGEST_PRICE = 1e15;
const LARGEST_RETURN = 1e6;

const CAUSES: Causes = [
  [/^([+-]?nan|null|none|na|n\/a|#.*|-+|\.+|\?)$/i, 'A missing value is an empty cell; export without a placeholder.'],
  [/^[+-]?inf(inity)?$/i, 'A division by zero upstream left an infinity.'],
  [/^[+-]?0x/i, 'The number is in hexadecimal notation.'],
  [/,/, 'Thousands separators or decimal commas came from a spreadsheet; export plain numbers with a decimal point.'],
  [
    /^[+-]?\d{1,3}([ '_\u00a0\u202f]\d{3})+(\.\d*)?$/,
    'Thousands separators came from a spreadsheet; export plain numbers.',
  ],
  [/[%$€£¥]/, 'A unit is written into the cell; export plain numbers.'],
  [/^\d{4}-\d{2}-\d{2}/, 'A date stands in a column of values: the cells of the row are shifted.'],
  [/^/, 'Text of a footer, a comment or another column stands where a number belongs.'],
];

/**
 * A price (currency, above zero) or a simple return (fraction, above -1). An empty cell and NaN are NaN: no observation.
 *
 * @throws DataError naming the cell
 */
export function parseValueCell(cell: Cell, kind: SourceKind, place: Place): number {
  if (cell === '' || Number.isNaN(cell)) return Number.NaN;
  const value = typeof cell === 'number' ? cell : parseDecimal(cell, place);
  if (kind === 'prices') checkPrice(value, String(cell), place);
  else checkReturn(value, String(cell), place);
  return value;
}

/** Whether a text is written as a value may be. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function parseDecimal(text: string, place: Place): number {
  if (isDecimal(text)) return Number(text);
  throw cellError(place, {
    rule: 'a value must be a decimal number',
    got: shown(text),
    expected: 'digits with an optional decimal point and exponent, or an empty cell',
    cause: causeOf(text, CAUSES),
  });
}

function checkPrice(value: number, text: string, place: Place): void {
  if (value >= SMALLEST_PRICE && value <= LARGEST_PRICE) return;
  throw cellError(place, {
    rule: 'a price must be a positive number',
    got: text,
    expected: `from ${SMALLEST_PRICE} to ${LARGEST_PRICE.toExponential()}`,
    cause:
      value <= 0
        ? 'A missing price was written as zero, back-adjustment went below zero, or the column holds returns (source.kind: returns).'
        : 'The value overflowed upstream, or digits ran together.',
  });
}

function checkReturn(value: number, text: string, place: Place): void {
  if (value > -1 && value <= LARGEST_RETURN) return;
  throw cellError(place, {
    rule: 'a simple return must lose less than everything',
    got: text,
    expected: `above -1, at most ${LARGEST_RETURN.toExponential()}`,
    cause: 'The returns are in per cent and not fractions, or the column holds something else.',
  });
}
