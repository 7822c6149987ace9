import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeTable, type PortfolioFile } from '@metafolio/pipeline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeWorkspace } from '../e2e/workspace-copy.js';
import { copyDocsWorkspace } from './docs-workspace.js';
import { type FencedBlock, fencedBlocks } from './fenced-blocks.js';
import { followBlock, PYTHON } from './follow-block.js';

const REPOSITORY = join(import.meta.dirname, '../..');
/** In the order in which one page needs what another made; the last ones change releases and code. */
const PAGES = [
  'docs/guides/first-sleeve.md',
  'docs/guides/meta-of-metas.md',
  'docs/guides/pin-and-replay.md',
  'docs/python.md',
  'README.md',
  'docs/guides/ci.md',
  'docs/engines.md',
  'docs/shared-cache.md',
  'plugins/nx/README.md',
  'plugins/pipeline/README.md',
  'plugins/pipeline/docs/threat-model.md',
  'plugins/pipeline/src/data/README.md',
  'plugins/quant/README.md',
  'docs/releasing.md',
  'docs/guides/add-a-risk-profile.md',
];
/** Shape and sums of what a block of docs/python.md read, by names that its frames have in common. */
const SURVEY = `
print([list(returns.columns), len(returns), float(returns["return"].sum()), len(weights), float(weights["weight"].sum())])`;

let place: ReturnType<typeof copyDocsWorkspace>;

beforeAll(() => {
  place = copyDocsWorkspace();
}, 300_000);

afterAll(() => removeWorkspace(place.workspace), 300_000);

function textOf(page: string): string {
  return readFileSync(join(REPOSITORY, page), 'utf8');
}

/** Those of a page; a block of JavaScript with those above it, whose names it uses. */
function blocksOf(page: string): FencedBlock[] {
  let above = '';
  return fencedBlocks(textOf(page)).map((block) => {
    if (block.language !== 'js' || block.target !== '') return block;
    above += block.text;
    return { ...block, text: above };
  });
}

test('every page with a block is followed', () => {
  const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  });
  const isRecord = /\/(fixtures|\.nx)\/|^CHANGELOG/;
  const withBlocks = pages
    .trim()
    .split('\n')
    .filter((page) => !isRecord.test(page) && textOf(page).includes('\n```'));
  expect(withBlocks.filter((page) => page !== 'tools/docs/README.md').sort()).toEqual([...PAGES].sort());
});

/** What Python lacks for a block; empty when it can run. */
function lackOf({ language, text }: FencedBlock): string {
  if (language !== 'python') return '';
  const imports = text.split('\n').filter((line) => line.startsWith('import '));
  const { status } = spawnSync(PYTHON, ['-c', [...imports, 'import pyarrow'].join('\n')]);
  return status === 0 ? '' : ` (skipped: ${PYTHON} cannot do it: ${imports.join(', ')}, pyarrow)`;
}

describe.each(PAGES)('%s', (page) => {
  for (const block of blocksOf(page)) {
    const lack = lackOf(block);
    const [first] = block.text.trim().split('\n');
    test.skipIf(lack)(`line ${block.line}: ${block.language} ${first}${lack}`, () => followBlock(place, block));
  }
});

const READERS = blocksOf('docs/python.md').filter(
  ({ language, text }) => language === 'python' && text.includes('portfolio.csv'),
);

test.each(READERS)('what Python reads by the block at line $line is what the run holds', async (block) => {
  if (lackOf(block)) return;
  expect(block.text.trim().split('\n')).toHaveLength(3);
  const { output } = place.run(PYTHON, ['-c', `${block.text}${SURVEY}`]);
  const [columns, rows, total, assets, weight] = JSON.parse(output.replaceAll("'", '"'));
  const book = join(place.root, 'artifacts/meta/book');
  const table = await decodeTable(readFileSync(join(book, 'run/returns/hrp.parquet')));
  const { weights, net } = JSON.parse(readFileSync(join(book, 'flatten/hrp/portfolio.json'), 'utf8')) as PortfolioFile;
  const stream = table.find(({ name }) => name === 'return')!.values as Float64Array;
  expect([columns, rows, assets]).toEqual([table.map(({ name }) => name), stream.length, weights.length]);
  expect(total).toBeCloseTo(
    stream.reduce((sum, one) => sum + one, 0),
    12,
  );
  expect(weight).toBeCloseTo(net, 12);
});
