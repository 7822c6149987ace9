import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markdownText } from './markdown-text.js';

const FIXTURE = new URL('./fixtures/escaped-names/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, FIXTURE), 'utf8')) as string[];
const EXPECTED = read('expected.json');

describe('markdownText', () => {
  it.each(read('input.json').map((text, k) => [text, EXPECTED[k]!] as const))(
    'writes %j so that GitHub shows it as it stands (fixtures/escaped-names)',
    (text, markdown) => {
      expect(markdownText(text)).toBe(markdown);
    },
  );

  it('keeps a text on one line', () => {
    expect(markdownText('two\n\nparagraphs\r\n|---|')).toBe('two paragraphs \\|---\\|');
  });
});
