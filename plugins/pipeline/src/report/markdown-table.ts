import type { Column } from './document/table.js';
import { markdownText } from './markdown-text.js';
import { padded, widthOf } from './plain-text.js';

/** A table whose titles and cells are plain text: whatever stands in them is shown, never interpreted. Aligned in the source too. */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) => row.map(markdownText));
  const widths = columns.map((_, j) => Math.max(3, ...cells.map((row) => widthOf(row[j]!))));
  const [head, ...body] = cells.map((row) => line(row.map((cell, j) => padded(cell, widths[j]!, columns[j]!.align))));
  const rule = line(
    columns.map(({ align }, j) => (align === 'right' ? `${'-'.repeat(widths[j]! - 1)}:` : '-'.repeat(widths[j]!))),
  );
  return [head, rule, ...body].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
