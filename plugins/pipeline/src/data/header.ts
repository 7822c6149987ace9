import { DataError } from '../errors.js';
import { type Cell, cellError, shown } from './cell.js';
import { type RecordPlace, whereRecord } from './origin.js';

/** The column names of a source and where they stand: its first record, or its schema. */
export interface Header extends RecordPlace {
  readonly names: readonly string[];
}

const LISTED_NAMES = 8;

/** The header of a source. @throws {@link DataError} when a column name stands twice */
export function readHeader(names: readonly string[], place: RecordPlace): Header {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw cellError(
        { ...place, column: name },
        {
          rule: 'column names must be unique',
          got: `${shown(name)} twice`,
          expected: 'each name once',
          cause: 'Two files were joined, or a symbol was downloaded twice; remove one of the columns.',
        },
      );
    }
    seen.add(name);
  }
  return { ...place, names };
}

/** Index of a column that the sleeve names. @throws {@link DataError} when the file has none of this name */
export function columnIndex(header: Header, name: string, setting: string): number {
  const index = header.names.indexOf(name);
  if (index >= 0) return index;
  throw new DataError({
    where: whereRecord(header),
    rule: `the file must have the column that ${setting} names`,
    got: `the columns ${listed(header.names)}`,
    expected: shown(name),
    cause: missingColumnCause(header, name, setting),
  });
}

/** The cells of a record, checked to be as many as the header's. @throws {@link DataError} on a ragged row */
export function checkWidth(header: Header, cells: readonly Cell[], line: number): void {
  if (cells.length === header.names.length) return;
  throw new DataError({
    where: whereRecord({ ...header, line }),
    rule: 'every row must have a cell for each column',
    got: `${cells.length} cells`,
    expected: `${header.names.length}, as in ${header.unit} ${header.line}`,
    cause:
      cells.length < header.names.length
        ? 'The file was cut in the middle of a line, or trailing separators were dropped.'
        : 'A value contains a comma without quotes (a thousands separator), or a separator too many.',
  });
}

/** The names of a list as messages show them. */
export function listed(names: readonly string[]): string {
  const rest = names.length - LISTED_NAMES;
  const head = names.slice(0, LISTED_NAMES).map(shown).join(', ');
  return rest > 0 ? `${head} and ${rest} more` : head;
}

function missingColumnCause({ unit, names }: Header, name: string, setting: string): string {
  const alike = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (alike !== undefined) return `The file writes it ${shown(alike)}; set ${setting} to that.`;
  const only = names.length === 1 ? names[0] : undefined;
  if (only !== undefined && /[;\t|]/.test(only))
    return 'The file separates its cells by another character than a comma.';
  const other = `${setting} of sleeve.yaml names another file's column.`;
  return unit === 'line' ? `The first line is not the header, or ${other}` : `The column was renamed, or ${other}`;
}
