import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PYTHON_FOLDER } from './engines/python/python-folder.js';

const require = createRequire(import.meta.url);
let digest: string | undefined;

/**
 * SHA-256 over the code of this package and of quant as it was built: one version has many states in a workspace that builds it, and only
 * the same code owes the same output. It is in no artifact, so that a comment changes none.
 */
export function engineCode(): string {
  digest ??= digestOf([
    ...['@metafolio/pipeline', '@metafolio/quant'].map((name) =>
      join(dirname(require.resolve(`${name}/package.json`)), 'dist/code.sha256'),
    ),
    ...readdirSync(PYTHON_FOLDER)
      .filter((name) => name.endsWith('.py'))
      .sort()
      .map((name) => join(PYTHON_FOLDER, name)),
  ]);
  return digest;
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
