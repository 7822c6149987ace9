import { htmlText } from './html-text.js';

/** HTML that is safe to write: all of it comes from {@link html}. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[] | false;

/**
 * HTML from a template of our own: texts put into it are shown as they stand, markup and lists of it are put in as such, `false`
 * leaves nothing. Attributes in it are quoted.
 */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: template.reduce((text, next, k) => text + written(parts[k - 1]!) + next) };
}

/** Text of our own that is markup already, as a style sheet or a drawing is. */
export function raw(markup: string): Markup {
  return { markup };
}

function written(part: Part): string {
  if (part === false) return '';
  if (typeof part === 'string') return htmlText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}
