import { DataError } from '../errors.js';
import { type RecordPlace, whereRecord } from './origin.js';

/** A cell as its source holds it: text, or a number where the format has numbers. An empty cell is the empty text. */
export type Cell = string | number;

/** A cell of the source, by which a message points at it. */
export interface Place extends RecordPlace {
  readonly column: string;
}

const SHOWN_LENGTH = 60;

/** `prices.csv: line 7, column AAPL`. */
export function whereOf({ column, ...record }: Place): string {
  return `${whereRecord(record)}${record.line === 0 ? ':' : ','} column ${column}`;
}

/** A cell of the source as messages show it: quoted, cut when long, with invisible characters as escapes. */
export function shown(cell: Cell): string {
  const text = String(cell);
  const quoted = JSON.stringify(text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text);
  return quoted.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** Likely causes of a text that does not parse; the first pattern that matches is told. */
export type Causes = readonly (readonly [pattern: RegExp, cause: string])[];

export function causeOf(text: string, causes: Causes): string {
  const known = causes.find(([pattern]) => pattern.test(text));
  if (known === undefined) throw new Error('the last pattern of the causes must match every text');
  return known[1];
}

/** The error of a cell that breaks a rule. */
export function cellError(
  place: Place,
  fault: { rule: string; got: string; expected: string; cause: string },
): DataError {
  return new DataError({ where: whereOf(place), ...fault });
}
