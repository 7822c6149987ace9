import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = new URL('documentation.mjs', import.meta.url).href;
const { documentationGaps }: { documentationGaps: (sources: Map<string, string>, index: string) => string[] } =
  await import(MODULE);

/** What is missing in the comment of one function that the index exports. */
function gapsOf(
  comment: string,
  declaration = 'export function f(x: Float64Array): number { return x[0]; }',
): string[] {
  const sources = new Map([
    ['index.ts', "export { f } from './folder/f.js';\nexport type { T } from './t.js';"],
    ['folder/f.ts', `import { g } from '../g.js';\n${comment}\n${declaration}`],
    ['g.ts', 'export function g() { requireIt(); }\nfunction requireIt() { throw new Error(); }'],
  ]);
  return documentationGaps(sources, 'index.ts').map((gap) => gap.replace('folder/f.ts: f: ', ''));
}

const WHOLE = '/**\n * First of N values.\n *\n * @returns NaN for none\n *\n * Source: somebody (1900).\n */';

test('a function whose comment has everything is passed', () => {
  expect(gapsOf(WHOLE)).toEqual([]);
});

test('a function without a comment breaks every rule that asks for one', () => {
  expect(gapsOf('')).toHaveLength(5);
});

test.each([
  ['a summary', 'First of N values.', '@param x - N values', 'has a comment that begins with a summary'],
  ['a result', '@returns', 'gives', 'tells its arguments or its result'],
  ['a shape', 'N values', 'some values', 'tells the shapes'],
  ['NaN', 'NaN for none', 'nothing for none', 'tells what becomes of NaN'],
  ['a source', 'Source:', 'From', 'names where its definition is from'],
])('a comment without %s breaks its rule', (_, part, instead, rule) => {
  const gaps = gapsOf(WHOLE.replace(part, instead));
  expect(gaps).toHaveLength(1);
  expect(gaps[0]).toContain(rule);
});

test('what a function throws through those it calls by name in other modules is asked for', () => {
  const declaration = 'export const f = (x: Float64Array) => { g(); return x[0]; };';
  expect(gapsOf(WHOLE, declaration)).toEqual([expect.stringContaining('tells what it throws')]);
  expect(gapsOf(WHOLE.replace('none\n', 'none\n * @throws always\n'), declaration)).toEqual([]);
});

test('every function that @metafolio/quant exports is documented', () => {
  execFileSync(process.execPath, [join(import.meta.dirname, 'check-documentation.mjs')]);
});
