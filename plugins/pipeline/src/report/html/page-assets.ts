import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The files of `page/`, which lie beside the package's own description wherever its code was bundled to. */
const PAGE = join(dirname(createRequire(import.meta.url).resolve('@metafolio/pipeline/package.json')), 'page');

export function pageAsset(name: 'report.css' | 'report.js'): string {
  return readFileSync(join(PAGE, name), 'utf8');
}
