import type { Chart } from '../document/chart.js';
import { html, type Markup, raw } from './markup.js';
import { tableHtml } from './table-html.js';
import { treeHtml } from './tree-html.js';

/** A chart as it was drawn when the report was made; the page puts an interactive one of the same size in its place. */
export function figureHtml(
  { title, caption, summary, size, height, alternative }: Chart,
  id: string,
  svg: string,
): Markup {
  return html`<figure class="${size}"><figcaption><strong>${title}</strong> <span>${caption}</span></figcaption>
<div class="chart" id="${id}" style="--height:${height}px" role="img" aria-label="${`${title}. ${summary}`}"><div class="drawn" aria-hidden="true">${raw(svg)}</div></div>
<details class="figures"><summary>Figures: ${title}</summary>${
    alternative.kind === 'table' ? tableHtml(alternative) : treeHtml(alternative)
  }</details></figure>
`;
}
