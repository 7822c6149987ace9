import { expect, test } from 'vitest';
import { workspaceOf } from '../storage/testing/workspace.js';
import { loadMeta } from './load-meta.js';

const load = (files: Record<string, string>) => loadMeta({ workspaceRoot: workspaceOf(files), profile: 'all' });

test('meta.yaml has defaults', () => {
  expect(load({ 'meta/all/meta.yaml': 'description: Everything\n' })).toEqual({
    description: 'Everything',
    report: { top_assets: 10 },
    acceptance: { enforce: false },
  });
});

test('a bad meta.yaml is told with file, line, path, rule, value and likely cause', () => {
  const message = [
    'meta/all/meta.yaml:1: description: the key is required, got nothing (expected a text that is not empty). Add it: One line for people.',
    'meta/all/meta.yaml:2: report.top_asset: the key is unknown, got "top_asset" (expected one of "top_assets"). Did you mean "top_assets"?',
  ].join('\n');
  expect(() => load({ 'meta/all/meta.yaml': 'report:\n  top_asset: 5\n' })).toThrow(
    expect.objectContaining({ name: 'ConfigurationError', message }),
  );
});

test('a missing meta.yaml is told', () => {
  const message =
    'meta/all/meta.yaml: the meta must exist, got no such file (expected the file meta/all/meta.yaml in the workspace). The folder must be named like the profile in the manifest.';
  expect(() => load({})).toThrow(expect.objectContaining({ message }));
});
