import { htmlText } from '../html/html-text.js';
import { markdownTable } from '../markdown-table.js';
import { markdownText } from '../markdown-text.js';
import type { Block, Judgement, ReportDocument, Section } from './block.js';
import { cellText, type Table } from './table.js';
import type { TreeNode } from './tree.js';

/** A document as GitHub-flavoured Markdown; of a chart its figures. A name that holds markup or HTML is shown as text. */
export function documentMarkdown(document: ReportDocument): string {
  const { title, description, judgements, identity, sections } = document;
  const parts = [
    `# ${markdownText(title)}`,
    `**${judgements.map(judgementText).join(' · ')}**`,
    `Purpose: ${markdownText(description)}`,
    identity.map(({ label, value }) => markdownText(`${label}: ${value}`)).join(' · '),
    ...sections.flatMap(sectionMarkdown),
  ];
  return `${parts.join('\n\n')}\n`;
}

function judgementText({ label, value }: Judgement): string {
  return markdownText(label === '' ? value : `${label} ${value}`);
}

function sectionMarkdown({ title, note, blocks }: Section): string[] {
  const suffix = note === undefined ? '' : ` (${markdownText(note)})`;
  return [`## ${markdownText(title)}${suffix}`, ...blocks.flatMap((block) => blockMarkdown(block, suffix))];
}

function blockMarkdown(block: Block, suffix = ''): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [markdownText(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${markdownText(item)}`).join('\n')];
    case 'command':
      return [`\`\`\`sh\n${block.text}\n\`\`\``];
    case 'figures':
      return [block.items.map(({ label, value }) => `${markdownText(label)} **${markdownText(value)}**`).join(' · ')];
    case 'table':
      return tableMarkdown(block);
    case 'tree':
      return [markdownText(block.caption), treeMarkdown(block.roots)];
    case 'folded':
      return folded(
        block.summary,
        block.blocks.flatMap((part) => blockMarkdown(part)),
      );
    case 'chart':
      return folded(block.title, blockMarkdown(block.alternative));
    case 'panels':
      return block.panels.flatMap(({ riskProfile, blocks }) => [
        `### ${markdownText(riskProfile)}${suffix}`,
        ...blocks.flatMap((part) => blockMarkdown(part)),
      ]);
  }
}

function tableMarkdown({ caption, columns, rows }: Table): string[] {
  const content =
    rows.length === 0
      ? 'none'
      : markdownTable(
          columns,
          rows.map((row) => row.map(cellText)),
        );
  return [...(caption === undefined ? [] : [markdownText(caption)]), content];
}

function treeMarkdown(nodes: readonly TreeNode[], indent = ''): string {
  return nodes
    .flatMap(({ name, value, children }) => [
      `${indent}- ${markdownText(name)} ${markdownText(value)}`,
      ...(children.length === 0 ? [] : [treeMarkdown(children, `${indent}  `)]),
    ])
    .join('\n');
}

/** GitHub shows it folded; no Markdown is read in the summary, and the entities that `markdownText` writes are those of HTML. */
function folded(summary: string, parts: readonly string[]): string[] {
  return [`<details>\n<summary>${htmlText(summary)}</summary>`, ...parts, '</details>'];
}
