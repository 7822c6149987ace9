import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../errors.js';
import { temporaryFolder, workspaceOf } from './testing/workspace.js';
import { readWorkspaceFile, workspacePath } from './workspace-files.js';

describe('workspacePath', () => {
  it('gives one name to a file, however it is asked for', () => {
    const root = workspaceOf({ 'sleeves/a/prices.csv': '' });
    const spellings = ['sleeves/a/prices.csv', './sleeves//a/prices.csv', 'sleeves/b/../a/prices.csv'];
    for (const path of [...spellings, join(root, 'sleeves/a/prices.csv')]) {
      expect(workspacePath(root, path)).toBe('sleeves/a/prices.csv');
    }
  });

  it('allows a file that is not there yet, and a name that begins with two dots', () => {
    const root = workspaceOf({});
    expect(workspacePath(root, 'artifacts/sleeves/a/run')).toBe('artifacts/sleeves/a/run');
    expect(workspacePath(root, '..data/x.csv')).toBe('..data/x.csv');
  });

  it.each(['..', '../x.csv', 'a/../../x.csv', '/', '/etc/hosts'])('refuses %s, which is outside', (path) => {
    const root = workspaceOf({ 'a/b': '' });
    expect(() => workspacePath(root, path)).toThrow(ConfigurationError);
    expect(() => workspacePath(root, path)).toThrow('a path must stay in the workspace, got a path out of it');
  });

  it('refuses the sibling whose name begins like the workspace', () => {
    const root = workspaceOf({});
    expect(() => workspacePath(root, `${root}-other/x.csv`)).toThrow('got a path out of it');
  });

  it('refuses a symbolic link out of the workspace, to a file, to a folder and below it', () => {
    const outside = workspaceOf({ 'prices.csv': 'secret' });
    const root = workspaceOf({});
    symlinkSync(join(outside, 'prices.csv'), join(root, 'prices.csv'));
    symlinkSync(outside, join(root, 'data'));
    for (const path of ['prices.csv', 'data', 'data/prices.csv', 'data/not/there/yet.csv']) {
      expect(() => workspacePath(root, path)).toThrow('got a symbolic link out of it');
    }
  });

  it('follows a symbolic link that stays in the workspace, under the name that was asked for', () => {
    const root = workspaceOf({ 'data/prices.csv': 'x' });
    symlinkSync(join(root, 'data'), join(root, 'sleeve'));
    expect(workspacePath(root, 'sleeve/prices.csv')).toBe('sleeve/prices.csv');
  });

  it('works in a workspace that is reached through a symbolic link', () => {
    const root = workspaceOf({ 'a.csv': 'x' });
    const alias = join(temporaryFolder(), 'alias');
    symlinkSync(root, alias);
    expect(workspacePath(alias, 'a.csv')).toBe('a.csv');
    expect(() => workspacePath(alias, '../a.csv')).toThrow(ConfigurationError);
    expect(() => workspacePath(root, join(alias, 'a.csv'))).toThrow('got a path out of it');
  });
});

describe('readWorkspaceFile', () => {
  it('gives the bytes of a file', () => {
    expect(Buffer.from(readWorkspaceFile(workspaceOf({ 'a.csv': 'x,y' }), 'a.csv')).toString()).toBe('x,y');
  });

  it('refuses what is no regular file, and does not wait for a pipe', () => {
    const root = workspaceOf({ 'a.csv': '' });
    mkdirSync(join(root, 'folder'));
    symlinkSync('nowhere', join(root, 'dangling'));
    execFileSync('mkfifo', [join(root, 'pipe')]);
    for (const path of ['', 'folder', 'pipe']) {
      expect(() => readWorkspaceFile(root, path)).toThrow('an input must be a file, got a folder or a device');
    }
    for (const path of ['missing.csv', 'dangling', 'a.csv/below']) {
      expect(() => readWorkspaceFile(root, path)).toThrow('an input must be a file, got nothing at this path');
    }
  });
});
