import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { publishFiles, workspaceOf } from '../storage/testing/workspace.js';
import { readSummary } from './read-summary.js';

const REPORT = 'artifacts/meta/book/report';

it('reads the summary that was written with the report', () => {
  const root = workspaceOf({});
  publishFiles(root, REPORT, { files: { 'summary.txt': 'book   as of 2024-03-13\n' } });
  expect(readSummary(root, 'book')).toBe('book   as of 2024-03-13\n');
});

it('refuses a summary that was edited, and one of a report that is not there', () => {
  const root = workspaceOf({});
  expect(() => readSummary(root, 'book')).toThrow(IntegrityError);
  publishFiles(root, REPORT, { files: { 'summary.txt': 'Acceptance FAIL\n' } });
  writeFileSync(join(root, REPORT, 'summary.txt'), 'Acceptance PASS\n');
  expect(() => readSummary(root, 'book')).toThrow(
    /^artifacts\/meta\/book\/report\/summary\.txt: .* digest of the receipt/,
  );
});
