import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PYTHON_FOLDER } from './engines/python/python-folder.js';

const require = createRequire(import.meta.url);
let digest: string | undefined;

/**
 * SHA-256 over the code of this package and of quant as it runs: one version has many states in a workspace that builds it, and only
 * the same code owes the same output. It is in no artifact, so that a comment changes none.
 */
export function engineCode(): string {
  digest ??= digestOf([
    ...['@metafolio/pipeline', '@metafolio/quant'].map((name) =>
      join(dirname(require.resolve(`${name}/package.json`)), 'dist'),
    ),
    PYTHON_FOLDER,
  ]);
  return digest;
}

function digestOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of folders.flatMap(codeOf)) hash.update(readFileSync(path));
  return hash.digest('hex');
}

function codeOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.([jt]s|py)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
