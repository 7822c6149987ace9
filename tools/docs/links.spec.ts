import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const REPOSITORY = join(import.meta.dirname, '../..');
const LINK = /\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)|<img[^>]* src="([^"]+)"/g;

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: REPOSITORY,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((page) => existsSync(join(REPOSITORY, page)));

test.each(pages)('what %s links to is there', (page) => {
  const text = readFileSync(join(REPOSITORY, page), 'utf8').replace(/^```.*?^```$|`[^`\n]*`/gms, '');
  const targets = [...text.matchAll(LINK)].map(([, link, image]) => link ?? image!);
  expect(targets.filter((target) => !existsSync(join(REPOSITORY, dirname(page), target)))).toEqual([]);
});
