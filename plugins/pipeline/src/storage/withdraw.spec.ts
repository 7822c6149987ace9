import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openInputs } from './inputs.js';
import { onFailingDisk } from './testing/failing-disk.js';
import { contentOf, publishFiles, withLock, workspaceOf } from './testing/workspace.js';
import { verifyArtifact } from './verify.js';
import { withdrawArtifact } from './withdraw.js';

const DIRECTORY = 'artifacts/sleeves/a/health';

function workspaceWithArtifact(): string {
  const root = workspaceOf({ 'sleeves/a/sleeve.yaml': 'x' });
  publishFiles(root, DIRECTORY, { files: { 'health.json': '{}' } });
  return root;
}

const withdraw = (workspaceRoot: string, directory = DIRECTORY) => withLock(workspaceRoot, directory, withdrawArtifact);

describe('withdrawArtifact', () => {
  it('removes the artifact, and nothing else', () => {
    const workspaceRoot = workspaceWithArtifact();
    withdraw(workspaceRoot);
    expect(Object.keys(contentOf(workspaceRoot))).toEqual(['sleeves/a/sleeve.yaml']);
    expect(existsSync(join(workspaceRoot, DIRECTORY))).toBe(false);
  });

  it('does nothing where nothing was published', () => {
    const workspaceRoot = workspaceOf({});
    withdraw(workspaceRoot);
    expect(contentOf(workspaceRoot)).toEqual({});
  });

  it.each(['sleeves/a', 'artifacts', '', 'artifacts/../sleeves/a'])('never removes %j', (directory) => {
    const workspaceRoot = workspaceWithArtifact();
    const before = contentOf(workspaceRoot);
    expect(() => withdraw(workspaceRoot, directory)).toThrow('only a folder of artifacts/ may be replaced');
    expect(contentOf(workspaceRoot)).toEqual(before);
  });

  it('never follows a symbolic link out of the workspace', () => {
    const other = workspaceWithArtifact();
    const workspaceRoot = workspaceOf({});
    symlinkSync(join(other, 'artifacts'), join(workspaceRoot, 'artifacts'));
    expect(() => withdraw(workspaceRoot)).toThrow('got a symbolic link out of it');
    expect(verifyArtifact({ workspaceRoot: other, directory: DIRECTORY })).toEqual([]);
  });

  it.each(['once', 'crash'] as const)(
    'leaves the whole artifact or none when the disk fails at any operation (%s), and no trace once somebody looks',
    (mode) => {
      let reached = true;
      for (let at = 1; reached; at++) {
        const workspaceRoot = workspaceWithArtifact();
        const before = contentOf(join(workspaceRoot, DIRECTORY));
        reached = onFailingDisk({ at, mode }, () => withdraw(workspaceRoot));
        const there = openInputs(workspaceRoot).has(DIRECTORY);
        if (there) expect(contentOf(join(workspaceRoot, DIRECTORY))).toEqual(before);
        expect(there && !reached).toBe(false);
        withdraw(workspaceRoot);
        expect(Object.keys(contentOf(workspaceRoot))).toEqual(['sleeves/a/sleeve.yaml']);
      }
    },
  );
});
