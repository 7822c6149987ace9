import type { RunFacts } from './run-facts.js';

export type DocumentFormat = 'text' | 'markdown' | 'html';

/** Two runs side by side, as a text, Markdown or a page of its own. Charts are loaded for a page only. */
export async function writeDiff(a: RunFacts, b: RunFacts, format: DocumentFormat): Promise<string> {
  const { diffDocument } = await import('./run-diff-document.js');
  const document = diffDocument(a, b);
  if (format === 'html') return (await import('./html/page.js')).documentHtml(document);
  if (format === 'markdown') return (await import('./document/markdown.js')).documentMarkdown(document);
  return (await import('./document/text.js')).documentText(document);
}
