import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { sha256 } from './digest.js';
import { openInputs } from './inputs.js';
import { staleInputs } from './stale-inputs.js';
import { publishFiles, workspaceOf } from './testing/workspace.js';

const DIRECTORY = 'artifacts/sleeves/equities/ingest';

function published(): string {
  const root = workspaceOf({ 'prices.csv': 'date,A\n' });
  const inputs = openInputs(root);
  inputs.source('prices.csv');
  publishFiles(root, DIRECTORY, { files: { 'returns.parquet': 'PAR1' }, inputs });
  return root;
}

it('finds nothing while every input is as it was consumed', () => {
  expect(staleInputs({ workspaceRoot: published(), directory: DIRECTORY })).toEqual([]);
});

it('names an input that has other bytes by now, with both digests', () => {
  const root = published();
  writeFileSync(join(root, 'prices.csv'), 'date,B\n');
  expect(staleInputs({ workspaceRoot: root, directory: DIRECTORY })).toEqual([
    {
      rule: 'stale',
      path: DIRECTORY,
      input: 'prices.csv',
      message: `${DIRECTORY}: the input prices.csv must be as it was consumed, got ${sha256('date,B\n')} (expected ${sha256('date,A\n')}).`,
    },
  ]);
});

it('names an input that is gone', () => {
  const root = published();
  rmSync(join(root, 'prices.csv'));
  expect(staleInputs({ workspaceRoot: root, directory: DIRECTORY })[0]!.message).toContain('got no such file');
});

it('has nothing to say of an artifact without a receipt', () => {
  expect(() => staleInputs({ workspaceRoot: workspaceOf({}), directory: DIRECTORY })).toThrow(IntegrityError);
});
