/** A part that GitHub shows folded; the summary is plain words of our own. */
export function folded(summary: string, content: string): string[] {
  return [`<details>\n<summary>${summary}</summary>`, content, '</details>'];
}
