import { expect, test } from 'vitest';
import { fencedBlocks } from './fenced-blocks.js';

test('blocks have their line, language and target, and a fence inside of a line is none', () => {
  const page = 'A `x` and ```y```\n\n```sh by=a/b.ts\none\n\ntwo\n```\n```json\n```\n';
  expect(fencedBlocks(page)).toEqual([
    { line: 3, language: 'sh', target: 'by=a/b.ts', text: 'one\n\ntwo\n' },
    { line: 8, language: 'json', target: '', text: '' },
  ]);
});

test.each(['```\nno language\n```\n', '```sh\nno end\n'])('a block that would not be run is an error: %j', (page) => {
  expect(() => fencedBlocks(page)).toThrow('name each language');
});
