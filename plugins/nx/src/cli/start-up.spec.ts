import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
/** What is loaded when a command, the graph or a batch of tasks starts. */
const STARTED = ['cli', 'graph', 'executors'];

test('nothing that starts often loads the devkit of Nx, which takes longer than most commands', () => {
  const files = STARTED.flatMap((folder) =>
    readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(SOURCE, folder, name)),
  ).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  expect(files.length).toBeGreaterThan(30);
  const loads = /^import (?!type\b)[^;]*? from '@nx\/devkit'/m;
  expect(files.filter((file) => loads.test(readFileSync(file, 'utf8')))).toEqual([]);
});
