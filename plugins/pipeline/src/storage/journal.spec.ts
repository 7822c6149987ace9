import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readReceipt } from './artifact-files.js';
import { openInputs } from './inputs.js';
import { otherOutputs } from './journal.js';
import { publishFiles, workspaceOf } from './testing/workspace.js';

const DIRECTORY = 'artifacts/sleeves/a/ingest';

function publish(root: string, text: string): void {
  const inputs = openInputs(root);
  inputs.source('prices.csv');
  publishFiles(root, DIRECTORY, { files: { 'returns.parquet': text }, inputs });
}

const others = (root: string) => otherOutputs(root, readReceipt({ workspaceRoot: root, directory: DIRECTORY }));

it('a task that always makes the same is reproducible', () => {
  const root = workspaceOf({ 'prices.csv': '1' });
  publish(root, 'a');
  publish(root, 'a');
  expect(others(root)).toEqual([]);
});

it('a task that once made something else is not, though its artifacts were all removed since', () => {
  const root = workspaceOf({ 'prices.csv': '1' });
  publish(root, 'a');
  rmSync(join(root, 'artifacts'), { recursive: true });
  publish(root, 'b');
  const [entry, ...more] = others(root);
  expect(more).toEqual([]);
  expect(entry).toMatch(/^\.metafolio\/journal\/[0-9a-f]{2}\/[0-9a-f]{64}\.[0-9a-f]{64}$/);
  rmSync(join(root, entry!));
  expect(others(root)).toEqual([]);
});

it('other inputs are another task', () => {
  const root = workspaceOf({ 'prices.csv': '1' });
  publish(root, 'a');
  writeFileSync(join(root, 'prices.csv'), '2');
  publish(root, 'b');
  expect(others(root)).toEqual([]);
});

it('a workspace that has made nothing has nothing to object', () => {
  const root = workspaceOf({ 'prices.csv': '1' });
  publish(root, 'a');
  rmSync(join(root, '.metafolio'), { recursive: true });
  expect(others(root)).toEqual([]);
});

it('the journal is never written through a link out of the workspace', () => {
  const [root, outside] = [workspaceOf({ 'prices.csv': '1' }), workspaceOf({})];
  symlinkSync(outside, join(root, '.metafolio'));
  expect(() => publish(root, 'a')).toThrow('got a symbolic link out of it');
  expect(existsSync(join(outside, 'journal'))).toBe(false);
  expect(openInputs(root).has(DIRECTORY)).toBe(false);
});
