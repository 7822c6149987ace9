import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../testing/manifest-workspace.js';
import { changedPaths, workspaceTree } from '../../testing/workspace-tree.js';
import { sleeveGenerator } from './sleeve.js';

const MANIFEST = '{\n  "profiles": {\n    "old": { "extends": "older" },\n    "older": {}\n  }\n}\n';
const WIDE = 'Day,AAA,BBB\n2024-01-05,1,2\n2024-01-06,2,3\n2024-01-07,2,2\n';
const LONG = 'date,ticker,ret\n2024-01-02,AAA,0.1\n2024-01-02,BBB,-0.1\n2024-01-03,AAA,0\n2024-01-03,BBB,0.2\n';

const workspace = (files: Record<string, unknown> = {}) =>
  workspaceTree({ 'nx.json': '{}', 'configs/manifest.json': MANIFEST, 'data/wide.csv': WIDE, ...files });

test('a file of the workspace is read where it is, and the rest of the manifest keeps its bytes', async () => {
  const tree = workspace();
  await sleeveGenerator(tree, { name: 'coins', prices: 'data/wide.csv', description: 'Two coins: a test' });
  expect(changedPaths(tree)).toEqual(['configs/manifest.json', 'sleeves/coins/sleeve.yaml']);
  expect(tree.read('sleeves/coins/sleeve.yaml', 'utf8')).toBe(
    'description: "Two coins: a test"\nsource:\n  path: ../../data/wide.csv\n  kind: prices\n  layout: wide\n  date_column: Day\ncalendar: 24x7\ndirection: long\n',
  );
  expect(tree.read('configs/manifest.json', 'utf8')).toBe(
    MANIFEST.replace('"older": {}', '"older": {},\n    "coins": {}'),
  );
});

test('a file from outside of the workspace is copied into the folder of the sleeve, byte for byte', async () => {
  const bytes = gzipSync(LONG);
  const outside = temporaryFolder({});
  onTestFinished(() => rmSync(outside, { recursive: true }));
  writeFileSync(join(outside, 'long.csv.gz'), bytes);
  const tree = workspace();
  await sleeveGenerator(tree, { name: 'desk', prices: join(outside, 'long.csv.gz') });
  expect(tree.read('sleeves/desk/long.csv.gz')).toEqual(bytes);
  const yaml = tree.read('sleeves/desk/sleeve.yaml', 'utf8');
  // Not the folder that it came from, which would be in every report.
  expect(yaml).toContain('description: 2 assets of long.csv.gz\n');
  expect(yaml).toContain(
    'path: long.csv.gz\n  kind: returns\n  layout: long\n  date_column: date\n  symbol_column: ticker\n  value_column: ret\ncalendar: XNYS',
  );
});

test('a second run changes nothing, and a sleeve.yaml that was edited stays', async () => {
  const tree = workspace();
  await sleeveGenerator(tree, { name: 'coins', prices: 'data/wide.csv' });
  const edited = `${tree.read('sleeves/coins/sleeve.yaml', 'utf8')}benchmarks: [AAA]\n`;
  tree.write('sleeves/coins/sleeve.yaml', edited);
  const first = tree.listChanges();
  await sleeveGenerator(tree, { name: 'coins', prices: 'data/wide.csv' });
  expect(tree.listChanges()).toEqual(first);
});

test.each([
  ['Coins Two', 'try coins_two.'],
  ['../coins', 'try coins.'],
  ['a.b', 'try a_b.'],
  ['2x', 'try x.'],
  ['', 'begin with a letter.'],
])('the name %j is refused, and a better one told', async (name, hint) => {
  await expect(sleeveGenerator(workspace(), { name, prices: 'data/wide.csv' })).rejects.toThrow(
    `name: a profile must have a name that is a word, got ${JSON.stringify(name)} (expected a lower-case letter, then lower-case letters, digits, _ and -). Names are parts of paths, of tasks and of keys of the manifest; ${hint}`,
  );
});

test('no file, and a file that cannot be read, are named', async () => {
  await expect(sleeveGenerator(workspace(), { name: 'coins', prices: 'data/none.csv' })).rejects.toThrow(
    '--prices: the prices must be a file, got "data/none.csv"',
  );
  const tree = workspace({ 'data/cut.csv': 'date,AAA\n2024-01-02,1\n2024-01-03\n' });
  await expect(sleeveGenerator(tree, { name: 'coins', prices: 'data/cut.csv' })).rejects.toThrow(
    'data/cut.csv: line 3: every row must have a cell for each column',
  );
});

test('the name of a meta-portfolio is refused', async () => {
  const profiles = { old: {}, book: { sleeves: [{ id: 'old', profile: 'old' }] } };
  const tree = workspace({ 'configs/manifest.json': { profiles } });
  await expect(sleeveGenerator(tree, { name: 'book', prices: 'data/wide.csv' })).rejects.toThrow(
    'configs/manifest.json: profiles.book: a sleeve must have a profile without sleeves',
  );
});

test('a broken manifest is told as the graph tells it', async () => {
  const tree = workspace({ 'configs/manifest.json': '{ "profile": {} }' });
  await expect(sleeveGenerator(tree, { name: 'coins', prices: 'data/wide.csv' })).rejects.toThrow(
    'configs/manifest.json:1: profile: the key is unknown, got "profile"',
  );
});
