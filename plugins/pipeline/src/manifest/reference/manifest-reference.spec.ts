import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keyList } from './key-list.js';
import { manifestReference } from './manifest-reference.js';

test('docs/reference/manifest.md says what the schemas say; `npm run schema` writes it anew', () => {
  const file = new URL('../../../../../docs/reference/manifest.md', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(manifestReference());
});

test('a key tells what it takes, whether it must be there, its default and its sentence; members stand below it', () => {
  const fraction = { type: 'number', exclusiveMinimum: 0, maximum: 1, default: 0.5, description: 'As a|b.' };
  const windows = { type: 'array', items: { type: 'object', properties: { rows: { type: 'integer', minimum: 2 } } } };
  const mode = { anyOf: [{ enum: ['a', 'b'] }, { type: 'string', pattern: '^c' }, { const: 'd' }] };
  const named = { type: 'object', additionalProperties: { properties: { on: { type: 'boolean', default: true } } } };
  const many = { enum: Array.from({ length: 34 }, (_, k) => k) };
  expect(keyList({ required: ['mode'], properties: { fraction, windows, mode, named, many } }).split('\n')).toEqual([
    '- **`fraction`**: number > 0 and ≤ 1; default `0.5`  ',
    '  As a\\|b.',
    '- **`windows`**: list of settings, below',
    '- **`windows[].rows`**: integer ≥ 2',
    '- **`mode`**: `a`, `b`, or text that matches `^c`, or `d`; required',
    '- **`named`**: settings by name',
    '- **`named.NAME.on`**: boolean; default `true`',
    expect.stringMatching(/^- \*\*`many`\*\*: `0`, .* `31` and 2 more \(manifest\.schema\.json\)$/),
  ]);
});
