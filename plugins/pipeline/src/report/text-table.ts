import { padded, widthOf } from './plain-text.js';

/** A column of a table for the terminal: a head of one or more lines, and as many cells as the table has rows. */
export interface TextColumn {
  readonly head: readonly string[];
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

const GAP = '  ';

/**
 * An aligned table without colour. Columns that do not fit into `maxWidth` go on in a further block below, each block beginning
 * with the first column.
 *
 * @param maxWidth - characters a line; a block of two columns may exceed it
 */
export function textTable(columns: readonly TextColumn[], maxWidth: number): string {
  const [first, ...others] = columns.map(linesOf);
  const blocks: string[][][] = [];
  for (const column of others) {
    const block = blocks.at(-1);
    if (block !== undefined && blockWidth([...block, column]) <= maxWidth) block.push(column);
    else blocks.push([first!, column]);
  }
  return blocks.map(blockText).join('\n\n');
}

/** The lines of a column, all of one width: head, rule, cells. */
function linesOf({ head, align, cells }: TextColumn): string[] {
  const width = Math.max(...[...head, ...cells].map(widthOf));
  const pad = (text: string): string => padded(text, width, align);
  return [...head.map(pad), '-'.repeat(width), ...cells.map(pad)];
}

function blockWidth(block: readonly (readonly string[])[]): number {
  return block.reduce((width, [line]) => width + GAP.length + widthOf(line!), 0);
}

function blockText(block: readonly (readonly string[])[]): string {
  return block[0]!
    .map((_, row) => GAP + block.map((column) => column[row]!).join(GAP))
    .map((line) => line.trimEnd())
    .join('\n');
}
