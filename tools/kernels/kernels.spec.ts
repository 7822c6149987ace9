import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = join(import.meta.dirname, '../../plugins/quant/src/kernels/module.ts');

test('the bytes in the package are those that the compiler makes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kernels-'));
  try {
    const made = join(folder, 'module.ts');
    execFileSync(process.execPath, [join(import.meta.dirname, 'make-kernels.mjs'), made]);
    expect(readFileSync(MODULE, 'utf8')).toBe(readFileSync(made, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
