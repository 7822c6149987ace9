import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceOf } from '../../storage/testing/workspace.js';
import { readConfig } from './read-config.js';

const MISSING = { where: 'here', rule: 'the file must exist', cause: 'It was moved.' };
const read = (workspaceRoot: string) => readConfig({ workspaceRoot, file: 'a.json', missing: MISSING });

test('a byte order mark is dropped', () => {
  expect(read(workspaceOf({ 'a.json': '\uFEFF{"é": 1}' }))).toBe('{"é": 1}');
});

test('a missing file is told by who names it', () => {
  const message =
    'here: the file must exist, got no such file (expected the file a.json in the workspace). It was moved.';
  expect(() => read(workspaceOf({}))).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
});

test('a folder is no file', () => {
  const root = workspaceOf({});
  mkdirSync(join(root, 'a.json'));
  const message =
    'here: the file must exist, got a folder or a device (expected the file a.json in the workspace). It was moved.';
  expect(() => read(root)).toThrow(expect.objectContaining({ message }));
});

test('a mebibyte is read, a byte more is refused', () => {
  const largest = ' '.repeat(1_048_576);
  expect(read(workspaceOf({ 'a.json': largest }))).toBe(largest);
  const message =
    'a.json: the file is too large, got 1048577 bytes (expected at most 1048576). Data do not belong into a configuration file.';
  expect(() => read(workspaceOf({ 'a.json': `${largest} ` }))).toThrow(expect.objectContaining({ message }));
});

test('another encoding is refused', () => {
  const root = workspaceOf({});
  writeFileSync(join(root, 'a.json'), Buffer.from('\uFEFF{}', 'utf16le'));
  const message =
    'a.json: the file must be UTF-8, got a malformed byte (expected well-formed UTF-8). It was saved in another encoding (a redirect in PowerShell writes UTF-16); save it as UTF-8.';
  expect(() => read(root)).toThrow(expect.objectContaining({ message }));
});
