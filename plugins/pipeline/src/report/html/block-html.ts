import type { Block, Panels } from '../document/block.js';
import type { Chart } from '../document/chart.js';
import { html, type Markup } from './markup.js';
import { tableHtml } from './table-html.js';
import { treeHtml } from './tree-html.js';

/** What blocks need of the page that they stand in. */
export interface PageContext {
  /** Index of a risk profile among those of the page. */
  indexOf(riskProfile: string): number;
  figure(chart: Chart): Markup;
}

export function blocksHtml(blocks: readonly Block[], page: PageContext): Markup[] {
  return blocks.map((block) => blockHtml(block, page));
}

function blockHtml(block: Block, page: PageContext): Markup {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${block.text}</p>
`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>
`;
    case 'command':
      return html`<pre tabindex="0"><code>${block.text}</code></pre>
`;
    case 'figures':
      return html`<dl class="key-figures">${block.items.map(
        ({ label, value, note }) => html`<div><dt>${label}</dt><dd>${value}</dd><dd class="note">${note}</dd></div>`,
      )}</dl>
`;
    case 'table':
      return tableHtml(block);
    case 'tree':
      return treeHtml(block);
    case 'folded':
      return html`<details><summary>${block.summary}</summary>${blocksHtml(block.blocks, page)}</details>
`;
    case 'chart':
      return page.figure(block);
    case 'panels':
      return panelsHtml(block, page);
  }
}

function panelsHtml({ panels }: Panels, page: PageContext): Markup {
  return html`${panels.map(
    ({ riskProfile, blocks }) =>
      html`<div class="panel panel-${page.indexOf(riskProfile)}"><h3>${riskProfile}</h3>
<div class="blocks">${blocksHtml(blocks, page)}</div></div>
`,
  )}`;
}
