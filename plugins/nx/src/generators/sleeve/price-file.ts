import { readFileSync } from 'node:fs';
import { basename, isAbsolute, posix, relative, resolve, sep } from 'node:path';
import { ConfigurationError, guessCalendar, guessFormat, readPriceTable } from '@metafolio/pipeline';
import type { Tree } from '@nx/devkit';

/** A price file and what is to be written of it into a sleeve.yaml. */
export interface PriceFile {
  /** Path from the folder of the sleeve, POSIX. */
  readonly path: string;
  /** Where a file from outside of the workspace goes, and what it holds. */
  readonly copy?: { readonly to: string; readonly bytes: Buffer };
  readonly format: Awaited<ReturnType<typeof guessFormat>>;
  readonly calendar: ReturnType<typeof guessCalendar>;
  readonly symbols: readonly string[];
  readonly dates: readonly string[];
}

/**
 * Reads a price file of any folder and guesses how the pipeline is to read it. A file of the workspace stays where it is; any other is
 * to be copied into the folder of the sleeve, since a run must not depend on what the workspace does not hold.
 *
 * @param folder - of the sleeve, from the workspace root
 * @param prices - absolute, or from the workspace root
 * @throws DataError when the file cannot be read, ConfigurationError when there is none
 */
export async function readPriceFile(tree: Tree, folder: string, prices: string): Promise<PriceFile> {
  const absolute = resolve(tree.root, prices);
  const inside = relative(tree.root, absolute);
  const isInside = !inside.startsWith('..') && !isAbsolute(inside);
  const bytes = isInside ? tree.isFile(inside) && tree.read(inside) : read(absolute);
  if (!bytes) throw missing(prices);
  const format = await guessFormat(bytes, prices);
  const { symbols, dates } = await readPriceTable(new Map([[prices, bytes]]), {
    file: prices,
    source: format,
    symbols: undefined,
  });
  const name = basename(absolute);
  const found = { format, calendar: guessCalendar(dates), symbols, dates };
  if (isInside) return { path: posix.relative(folder, inside.split(sep).join('/')), ...found };
  return { path: name, copy: { to: `${folder}/${name}`, bytes }, ...found };
}

function read(absolute: string): Buffer | undefined {
  try {
    return readFileSync(absolute);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function missing(prices: string): ConfigurationError {
  return new ConfigurationError({
    where: '--prices',
    rule: 'the prices must be a file',
    got: JSON.stringify(prices),
    expected: 'a CSV (gzipped or not) or Parquet file',
    cause: 'The path is misspelt; unless absolute it leads from the workspace root.',
  });
}
