import type { Tree, TreeNode } from '../document/tree.js';
import { html, type Markup } from './markup.js';

/** A tree that opens without scripts, with the keyboard too. */
export function treeHtml({ caption, roots }: Tree): Markup {
  return html`<p class="caption">${caption}</p><ul class="tree">${roots.map(nodeHtml)}</ul>
`;
}

function nodeHtml({ name, value, children }: TreeNode): Markup {
  const label = html`<span>${name}</span> <span class="value">${value}</span>`;
  if (children.length === 0) return html`<li>${label}</li>`;
  return html`<li><details><summary>${label}</summary><ul>${children.map(nodeHtml)}</ul></details></li>`;
}
