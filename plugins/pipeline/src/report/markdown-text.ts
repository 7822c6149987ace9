import { plainText } from './plain-text.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A text that GitHub-flavoured Markdown shows as it stands, in a paragraph or a table cell: no markup, no HTML, no link, no
 * formula, no end of the cell. An underscore inside a word is no markup and stays, so that `min_variance` reads well in the source.
 */
export function markdownText(text: string): string {
  return plainText(text)
    .replace(/[\\`*[\]|~$]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/[&<>]/g, (character) => ENTITIES[character]!);
}
