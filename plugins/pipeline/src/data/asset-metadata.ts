import type { SleeveDefinition } from '../manifest/sleeve-definition.js';
import { firstObserved, lastObserved, type PriceTable } from './price-table.js';

type DeclaredAsset = NonNullable<SleeveDefinition['assets']>[string];

/** What is known of an asset besides its prices: its history in the source, and what sleeve.yaml declares of it. */
export interface AssetMetadata extends DeclaredAsset {
  readonly symbol: string;
  /** First and last date with a value, up to `as_of`. */
  readonly first_date: string;
  readonly last_date: string;
  /** Whether the sleeve declares it as a benchmark. */
  readonly benchmark: boolean;
  /** Sign of its positions: its own, else the sleeve's. */
  readonly direction: SleeveDefinition['direction'];
}

/** The metadata of each asset of a table, in the order of its columns. */
export function assetMetadata(table: PriceTable, sleeve: SleeveDefinition): AssetMetadata[] {
  return table.symbols.map((symbol, j) => ({
    symbol,
    first_date: table.dates[firstObserved(table, j)]!,
    last_date: table.dates[lastObserved(table, j)]!,
    benchmark: sleeve.benchmarks?.includes(symbol) ?? false,
    direction: sleeve.direction,
    ...sleeve.assets?.[symbol],
  }));
}
