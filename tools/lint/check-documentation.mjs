/* Holds every function that @metafolio/quant exports to the rules of documentation.mjs; part of `npm run lint`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentationGaps } from './documentation.mjs';

const SRC = join(import.meta.dirname, '../../plugins/quant/src');

const modules = readdirSync(SRC, { recursive: true }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('testing'),
);
const gaps = documentationGaps(
  new Map(modules.map((path) => [path, readFileSync(join(SRC, path), 'utf8')])),
  'index.ts',
);
for (const gap of gaps) process.stderr.write(`plugins/quant/src/${gap}\n`);
if (gaps.length > 0) process.exit(1);
