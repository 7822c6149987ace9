import { type Cell, cellText, type Row, type Table } from '../document/table.js';
import { html, type Markup } from './markup.js';

/** Deepest step of a shade, on either side of 0. */
const SHADES = 5;

/** A longer text than this is broken into lines. */
const WIDE = 48;

/** A table that scrolls by itself when it is wider than the page, with the keyboard too. */
export function tableHtml({ caption, columns, rows, size }: Table): Markup {
  const heading = caption === undefined ? html`` : html`<p class="caption">${caption}</p>`;
  if (rows.length === 0)
    return html`<div>${heading}<p class="none">none</p></div>
`;
  const label = caption ?? columns.map(({ title }) => title).join(', ');
  const head = columns.map(({ title, align }) => html`<th scope="col" class="${align}">${title}</th>`);
  const shaded = rows.some((row) => row.some((cell) => shades(cell).length > 0));
  return html`<div class="${shaded ? `${size ?? 'full'} shaded` : (size ?? 'full')}">${heading}<div class="scroll" role="group" tabindex="0" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>${rows.map(
    (row) => rowHtml(row, columns),
  )}</tbody></table></div></div>
`;
}

/** The first cell of words names its row. */
function rowHtml(row: Row, columns: Table['columns']): Markup {
  const cells = row.map((cell, j) => {
    const { align } = columns[j]!;
    const content = cellContent(cell);
    if (j === 0 && align === 'left') return html`<th scope="row" class="left">${content}</th>`;
    return html`<td class="${[align, ...shades(cell), ...(cellText(cell).length > WIDE ? ['wide'] : [])].join(' ')}">${content}</td>`;
  });
  return html`<tr>${cells}</tr>`;
}

function shades(cell: string | Cell): string[] {
  if (typeof cell === 'string' || cell.heat === undefined || Number.isNaN(cell.heat)) return [];
  const step = Math.round(Math.abs(cell.heat) * SHADES);
  return step === 0 ? [] : [`${cell.heat > 0 ? 'plus' : 'minus'}-${Math.min(step, SHADES)}`];
}

function cellContent(cell: string | Cell): Markup {
  const text = cellText(cell);
  if (typeof cell === 'string') return html`${text}`;
  if (cell.leadsTo !== undefined) return html`<a href="#${cell.leadsTo}">${text}</a>`;
  if (cell.anchor !== undefined) return html`<span id="${cell.anchor}">${text}</span>`;
  if (cell.tone !== undefined) return html`<span class="tone ${cell.tone}">${text}</span>`;
  return html`${text}`;
}
