import { DataError } from '../errors.js';

/** A cell of the source, by which a message points at it. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: string;
}

const SHOWN_LENGTH = 60;

/** `prices.csv: line 7, column AAPL`. */
export function whereOf({ file, line, column }: Place): string {
  return `${file}: line ${line}, column ${column}`;
}

/** A text of the source as messages show it: quoted, cut when long, with invisible characters as escapes. */
export function shown(text: string): string {
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
