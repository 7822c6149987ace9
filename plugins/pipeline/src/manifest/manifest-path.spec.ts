import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder, workspaceOf } from '../storage/testing/workspace.js';
import { manifestPath } from './manifest-path.js';

describe('the path of the manifest', () => {
  test('is that of the variable, else of the option, else the default; an empty one counts as not given', () => {
    const workspaceRoot = workspaceOf({});
    const environment = { TV_MANIFEST_PATH: 'configs/canary.json' };
    expect(manifestPath({ workspaceRoot, environment, option: 'other.json' })).toBe('configs/canary.json');
    expect(manifestPath({ workspaceRoot, environment: {}, option: 'other.json' })).toBe('other.json');
    expect(manifestPath({ workspaceRoot, environment: { TV_MANIFEST_PATH: '' }, option: '' })).toBe(
      'configs/manifest.json',
    );
    expect(manifestPath({ workspaceRoot, environment: {} })).toBe('configs/manifest.json');
  });

  test('is relative to the workspace, however it was written', () => {
    const workspaceRoot = workspaceOf({});
    const pathOf = (path: string) => manifestPath({ workspaceRoot, environment: { TV_MANIFEST_PATH: path } });
    expect(pathOf(join(workspaceRoot, 'configs', 'a.json'))).toBe('configs/a.json');
    expect(pathOf('./configs/../configs//a.json')).toBe('configs/a.json');
  });

  test('is that of the file itself where a link inside of the workspace leads to it', () => {
    const workspaceRoot = workspaceOf({ 'configs/production.json': '{}' });
    symlinkSync('production.json', join(workspaceRoot, 'configs/manifest.json'));
    expect(manifestPath({ workspaceRoot, environment: {} })).toBe('configs/production.json');
  });

  test('may lead through a linked workspace', () => {
    const workspaceRoot = workspaceOf({ 'configs/manifest.json': '{}' });
    const link = join(temporaryFolder(), 'workspace');
    symlinkSync(workspaceRoot, link);
    expect(manifestPath({ workspaceRoot: link, environment: {} })).toBe('configs/manifest.json');
  });

  const CAUSE = 'A run must not depend on files that the workspace does not hold; copy the file into it.';

  test.each([
    ['by dots', '../manifest.json'],
    ['by dots behind a folder', 'configs/../../manifest.json'],
    ['by an absolute path', '/etc/passwd'],
  ])('must not leave the workspace %s', (_name, path) => {
    const message = `TV_MANIFEST_PATH: the path must stay in the workspace, got "${path}" (expected a path below the workspace root). ${CAUSE}`;
    const options = { workspaceRoot: workspaceOf({}), environment: { TV_MANIFEST_PATH: path } };
    expect(() => manifestPath(options)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });

  test('must not leave the workspace through a link to a file or to a folder', () => {
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'manifest.json'), '{}');
    const workspaceRoot = workspaceOf({});
    mkdirSync(join(workspaceRoot, 'configs'));
    symlinkSync(join(outside, 'manifest.json'), join(workspaceRoot, 'configs/file.json'));
    symlinkSync(outside, join(workspaceRoot, 'configs/folder'));
    for (const option of ['configs/file.json', 'configs/folder/manifest.json', 'configs/folder/missing.json']) {
      const message = `nx.json: the manifest option of the plugin: the path must stay in the workspace, got "${option}" (expected a path below the workspace root). ${CAUSE}`;
      expect(() => manifestPath({ workspaceRoot, environment: {}, option })).toThrow(
        expect.objectContaining({ message }),
      );
    }
  });

  const EXPECTED = 'no circle of links, no name too long, every folder readable';

  test('must be one that can be followed', () => {
    const workspaceRoot = workspaceOf({});
    symlinkSync('loop.json', join(workspaceRoot, 'loop.json'));
    const option = 'loop.json';
    const message = `nx.json: the manifest option of the plugin: the path must be one that can be followed, got "loop.json" (expected ${EXPECTED}). The system says ELOOP.`;
    expect(() => manifestPath({ workspaceRoot, environment: {}, option })).toThrow(
      expect.objectContaining({ message }),
    );
    const long = 'a'.repeat(5000);
    expect(() => manifestPath({ workspaceRoot, environment: {}, option: long })).toThrow(
      'The system says ENAMETOOLONG.',
    );
  });
});
