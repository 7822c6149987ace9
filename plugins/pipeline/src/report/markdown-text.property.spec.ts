import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownText } from './markdown-text.js';
import { plainText } from './plain-text.js';

/** What a Markdown reader makes of escapes and entities. */
function unescaped(markdown: string): string {
  const text = markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const dangerous = fc.string({ unit: fc.constantFrom(...'\\`*[]|~$<>&_:/w. aB1') });

describe('markdownText of any text', () => {
  it('says the same once it is read', () => {
    fc.assert(
      fc.property(fc.oneof(dangerous, fc.string({ unit: 'binary' })), (text) => {
        expect(unescaped(markdownText(text))).toBe(plainText(text));
      }),
      { numRuns: 100 },
    );
  });

  it('has no character that could end a table cell, open a tag or start markup, but behind a backslash', () => {
    fc.assert(
      fc.property(dangerous, (text) => {
        expect(markdownText(text).replace(/\\./g, '')).not.toMatch(/[`*[\]|~$<>\\]|&(?!(lt|gt|amp);)/);
      }),
      { numRuns: 100 },
    );
  });
});
