import { plainText } from '../plain-text.js';
import type { ParameterDifference } from '../run-diff.js';
import { textTable } from '../text-table.js';
import type { Block, ReportDocument } from './block.js';
import { type Column, cellText, type Row, words } from './table.js';

const MAX_WIDTH = 110;

/** The tables of a document for the terminal: plain text that ends with a newline. */
export function documentText({ title, identity, sections }: ReportDocument): string {
  const parts = [
    title,
    identity.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ...sections.flatMap((section) => section.blocks.flatMap((block) => blockText(block, section.title))),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What differs between two states of one profile. */
export function parameterText(name: string, differences: readonly ParameterDifference[]): string {
  const rows = differences.map(({ parameter, a, b }) => [parameter, a ?? 'absent', b ?? 'absent']);
  return `${plainText(name)}\n\n${tableText(['parameter', 'A', 'B'].map(words), rows)}\n`;
}

/** Charts have no text: their figures are in the tables around them. */
function blockText(block: Block, title: string): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plainText(block.text)];
    case 'table':
      return [`${title}. ${plainText(block.caption ?? '')}\n\n${tableText(block.columns, block.rows)}`];
    case 'panels':
      return block.panels.flatMap(({ riskProfile, blocks }) =>
        blocks.flatMap((part) => blockText(part, `${title} of ${plainText(riskProfile)}`)),
      );
    default:
      return [];
  }
}

function tableText(columns: readonly Column[], rows: readonly Row[]): string {
  if (rows.length === 0) return '  none';
  const shown = columns.map(({ title, align }, j) => ({
    head: [title],
    align,
    cells: rows.map((row) => plainText(cellText(row[j]!))),
  }));
  return textTable(shown, MAX_WIDTH);
}
