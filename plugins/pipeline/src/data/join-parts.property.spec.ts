import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sessionsBetween } from './calendar.js';
import { readCsv } from './csv.js';
import { joinParts } from './join-parts.js';
import { recordPlace } from './origin.js';
import { lineOf } from './price-table.js';
import { sleeveOf } from './testing/fixture-cases.js';

const RUNS = { numRuns: 100 };
const sessions = sessionsBetween('XNYS', '2024-01-02', '2024-01-31');
const SYMBOLS = ['A', 'B', 'C', 'D'];
const wide = sleeveOf().source;
const long = sleeveOf({ source: { layout: 'long', symbol_column: 'symbol', value_column: 'close' } }).source;

/** Which file has the block of each part of the dates and each symbol; prices are their own coordinates. */
const owners = fc.array(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 });
const price = (t: number, j: number) => 1 + t * SYMBOLS.length + j;

it('a table cut into files by date and asset is the table again, and each cell knows its file and line', () => {
  fc.assert(
    fc.property(owners, fc.boolean(), (grid, isLong) => {
      const block = Math.ceil(sessions.length / grid.length);
      const ownerOf = (t: number, j: number) => grid[Math.floor(t / block)]![j]!;
      const files = [0, 1, 2, 3].flatMap((file) => {
        const cells = sessions.flatMap((date, t) =>
          SYMBOLS.flatMap((symbol, j) => (ownerOf(t, j) === file ? [{ date, symbol, t, j }] : [])),
        );
        // A wide file covers a whole rectangle, so a file of blocks that differ is written as one file a symbol.
        const groups = isLong ? [cells] : SYMBOLS.map((symbol) => cells.filter((cell) => cell.symbol === symbol));
        return groups.filter((group) => group.length > 0);
      });
      const texts = files.map((cells) => {
        const rows = cells.map(({ date, symbol, t, j }) =>
          isLong ? `${date},${symbol},${price(t, j)}` : `${date},${price(t, j)}`,
        );
        return [isLong ? 'Date,symbol,close' : `Date,${cells[0]!.symbol}`, ...rows].join('\n');
      });
      const options = { source: isLong ? long : wide, symbols: undefined };
      const parts = texts.map((text, k) => readCsv(Buffer.from(text), { file: `${k}`, ...options }));
      const table = joinParts(parts, { file: '*' });
      expect(table.dates).toEqual(sessions);
      expect([...table.symbols].sort()).toEqual(SYMBOLS);
      sessions.forEach((date, t) => {
        table.symbols.forEach((symbol, column) => {
          const value = price(t, SYMBOLS.indexOf(symbol));
          expect(table.values[t * SYMBOLS.length + column]).toBe(value);
          const { file, line } = recordPlace(table.origins, lineOf(table, t, column));
          const row = texts[Number(file)]!.split('\n')[line - 1]!;
          expect(row.startsWith(date) && row.endsWith(`,${value}`)).toBe(true);
        });
      });
    }),
    RUNS,
  );
});
