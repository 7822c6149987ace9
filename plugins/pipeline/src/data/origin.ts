/** What a record of a source is called: a line of a text file, a row of a Parquet file or of a query's result. */
export type RecordUnit = 'line' | 'row';

/** A file, or a query, that records of a table come from. Records are counted from 1, through all origins of a table. */
export interface Origin {
  /** Path as the user knows it; every message starts with it. */
  readonly file: string;
  readonly unit: RecordUnit;
  /** Records that the origins before this one have: 0 for the first. */
  readonly before: number;
}

/** A record as messages name it. */
export interface RecordPlace {
  readonly file: string;
  readonly unit: RecordUnit;
  /** From 1; 0 is the file as a whole, such as the schema of a Parquet file. */
  readonly line: number;
}

/** The file that holds a record, and its number there. */
export function recordPlace(origins: readonly Origin[], record: number): RecordPlace {
  const { file, unit, before } = origins.findLast((origin) => origin.before < record)!;
  return { file, unit, line: record - before };
}

/** `prices.csv: line 7`. */
export function whereRecord({ file, unit, line }: RecordPlace): string {
  return line === 0 ? file : `${file}: ${unit} ${line}`;
}
