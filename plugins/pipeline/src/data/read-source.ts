import type { SleeveDefinition } from '../manifest/sleeve-definition.js';
import { joinParts } from './join-parts.js';
import type { PriceTable } from './price-table.js';
import type { OpenOptions } from './query/open-database.js';
import { readQuery } from './query/read-query.js';
import { readPriceTable } from './read-price-table.js';

export interface ReadSourceOptions extends Omit<OpenOptions, 'source'> {
  readonly sleeve: Pick<SleeveDefinition, 'source' | 'assets'>;
}

/** What messages and artifacts call a source: the path or pattern of its files, or where its query stands. */
export function sourceName(source: SleeveDefinition['source']): string {
  return source.sql === undefined ? source.path : source.place;
}

/**
 * The prices or returns of a sleeve's declared assets (all, when it declares none), from its files or by its query. Nobody has judged
 * their order or calendar yet.
 *
 * @throws {@link DataError} naming the first thing that cannot be read
 */
export async function readSource({ sleeve, ...options }: ReadSourceOptions): Promise<PriceTable> {
  const { source, assets } = sleeve;
  const symbols = assets && Object.keys(assets);
  if (source.sql !== undefined) {
    const part = await readQuery({ ...options, source, symbols });
    return joinParts([part], { file: source.place, symbols });
  }
  const files = new Map(source.files.map((file) => [file, options.files.get(file)!]));
  return readPriceTable(files, { file: source.path, source, symbols });
}
