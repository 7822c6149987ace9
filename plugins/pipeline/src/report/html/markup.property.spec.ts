import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from './json-text.js';
import { html, raw } from './markup.js';

const hostile = fc.string({ unit: fc.constantFrom(...'<>&"\'`/=! -script'), maxLength: 40 });

describe('html', () => {
  it('shows any text as it stands: nothing of it opens a tag, ends an attribute or is an entity', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`;
        expect(markup.match(/[<>]/g)).toHaveLength(4);
        expect(markup.match(/"/g)).toHaveLength(2);
        expect(markup).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('puts markup and lists of it in as they are, and nothing for false', () => {
    expect(html`<ul>${[html`<li>${1}</li>`, raw('<hr>')]}${false}</ul>`.markup).toBe('<ul><li>1</li><hr></ul>');
  });
});

describe('jsonText', () => {
  it('is JSON of the same value, without a character that could end the script it stands in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), hostile, (value, text) => {
        const json = jsonText({ [text]: value, text: `</script>\u2028${text}` });
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.stringify(JSON.parse(json))).toBe(
          JSON.stringify({ [text]: value, text: `</script>\u2028${text}` }),
        );
      }),
    );
  });
});
