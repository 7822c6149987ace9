import { DataError } from '../errors.js';
import { readCsv } from './csv.js';
import { type JoinOptions, joinParts } from './join-parts.js';
import type { LayoutOptions, Part } from './layout.js';
import { isParquet, readParquet } from './parquet-source.js';
import type { PriceTable } from './price-table.js';

/** How to read the files of a source: their format, the pattern they match, and the assets wanted (all, when none is declared). */
export type SourceOptions = LayoutOptions & JoinOptions;

/**
 * Reads the files of a source into one table, without judging their order or calendar. Each is Parquet or CSV, gzipped or not, which
 * its first bytes decide; {@link joinParts} says how several become one.
 *
 * @param files - path → bytes, in the order in which their assets are to stand
 * @throws {@link DataError} naming file, record and column of the first cell that breaks a rule; when there is no file
 */
export async function readPriceTable(
  files: ReadonlyMap<string, Uint8Array>,
  { file, ...options }: SourceOptions,
): Promise<PriceTable> {
  if (files.size === 0) throw noFile(file);
  const parts: Part[] = [];
  for (const [name, bytes] of files) {
    const read = isParquet(bytes) ? readParquet : readCsv;
    parts.push(await read(bytes, { file: name, ...options }));
  }
  return joinParts(parts, { file, symbols: options.symbols });
}

function noFile(file: string): DataError {
  return new DataError({
    where: file,
    rule: 'the pattern of source.path must match a file',
    got: 'none',
    expected: 'at least one',
    cause: 'The data were not downloaded, or the pattern is misspelt; * stands for any characters but a slash.',
  });
}
