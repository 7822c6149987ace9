import { returnsMatrix } from '@metafolio/quant';
import type { PriceTable } from './price-table.js';
import type { SourceKind } from './source-format.js';
import type { DatedReturns } from './time-series.js';

/**
 * Simple returns of a table, T × N aligned with its rows: `p[t]/p[t-1] - 1`, or the values themselves when they are returns.
 * NaN where the row or the row before has no value: nothing is filled, so an asset begins with its second price, and
 * a gap of k cells costs k + 1 returns. The first row of prices is all NaN.
 */
export function simpleReturns({ dates, symbols, values }: PriceTable, kind: SourceKind): Float64Array {
  if (kind === 'returns') return values;
  const cols = symbols.length;
  const returns = new Float64Array(dates.length * cols).fill(Number.NaN);
  for (let k = cols; k < returns.length; k++) returns[k] = values[k]! / values[k - cols]! - 1;
  return returns;
}

/**
 * The dated returns of a table whose rows ascend. Prices lose their first row, which has no return.
 *
 * @returns (T - 1) × N for prices, T × N for returns; NaN policy of {@link simpleReturns}
 */
export function toReturns(table: PriceTable, kind: SourceKind): DatedReturns {
  const first = kind === 'prices' ? 1 : 0;
  const dates = table.dates.slice(first);
  const cols = table.symbols.length;
  const values = simpleReturns(table, kind).slice(first * cols);
  return { dates, matrix: returnsMatrix(table.symbols, values) };
}
