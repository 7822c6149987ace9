import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = join(import.meta.dirname, '../../plugins/quant/src/moments/gram-strip.ts');

test('the bytes in the package are those that the assembler makes', () => {
  const made = execFileSync(process.execPath, [join(import.meta.dirname, 'make-gram-strip.mjs')], { encoding: 'utf8' });
  const [, literal] = /Uint8Array\.of\(([\d,\s]+)\)/.exec(readFileSync(MODULE, 'utf8'))!;
  const numbers = (text: string) =>
    text
      .split(',')
      .map((number) => number.trim())
      .filter((number) => number !== '');
  expect(numbers(literal!)).toEqual(numbers(made));
});
