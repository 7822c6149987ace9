import type { EngineComparison } from '../engines/comparison.js';
import { cellText } from './document/table.js';
import { comparisonTable } from './sections/engines.js';
import { textTable } from './text-table.js';

const MAX_WIDTH = 160;

/** A comparison of engines for the terminal. Plain text that ends with a newline. */
export function comparisonSummary({ rows }: EngineComparison): string {
  const { columns, rows: cells } = comparisonTable(rows);
  const text = columns.map(({ title, align }, k) => ({
    head: [title],
    align,
    cells: cells.map((row) => cellText(row[k]!)),
  }));
  return `${textTable(text, MAX_WIDTH)}\n`;
}
