import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder of the workers' code and of their pinned requirements, in this package. */
export const PYTHON_FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('@metafolio/pipeline/package.json')),
  'python',
);
