/**
 * A name on one line of a terminal or a report: white space becomes a space, and what would act on the reader's screen unseen
 * (control, format and separator characters, an escape sequence for one) is shown as its code point.
 */
export function plainText(text: string): string {
  return text
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** Pads to a width in code points, which for the names and figures of a report is the width on the screen. */
export function padded(text: string, width: number, align: 'left' | 'right'): string {
  const padding = ' '.repeat(Math.max(width - widthOf(text), 0));
  return align === 'left' ? text + padding : padding + text;
}

/** Width in code points. */
export function widthOf(text: string): number {
  return [...text].length;
}
