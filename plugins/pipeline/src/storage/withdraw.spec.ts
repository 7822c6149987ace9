import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openInputs } from './inputs.js';
import { onFailingDisk } from './testing/failing-disk.js';
import { contentOf, publishFiles, workspaceOf } from './testing/workspace.js';
import { verifyArtifact } from './verify.js';
import { withdrawArtifact } from './withdraw.js';

const DIRECTORY = 'artifacts/sleeves/a/health';

function workspaceWithArtifact(): string {
  const root = workspaceOf({ 'sleeves/a/sleeve.yaml': 'x' });
  publishFiles(root, DIRECTORY, { files: { 'health.json': '{}' } });
  return root;
}

describe('withdrawArtifact', () => {
  it('removes the artifact, and nothing else', () => {
    const workspaceRoot = workspaceWithArtifact();
    withdrawArtifact({ workspaceRoot, directory: DIRECTORY });
    expect(Object.keys(contentOf(workspaceRoot))).toEqual(['sleeves/a/sleeve.yaml']);
    expect(existsSync(join(workspaceRoot, DIRECTORY))).toBe(false);
  });

  it('does nothing where nothing was published', () => {
    const workspaceRoot = workspaceOf({});
    withdrawArtifact({ workspaceRoot, directory: DIRECTORY });
    expect(contentOf(workspaceRoot)).toEqual({});
  });

  it.each(['sleeves/a', 'artifacts', '', 'artifacts/../sleeves/a'])('never removes %j', (directory) => {
    const workspaceRoot = workspaceWithArtifact();
    const before = contentOf(workspaceRoot);
    expect(() => withdrawArtifact({ workspaceRoot, directory })).toThrow('only a folder of artifacts/ may be replaced');
    expect(contentOf(workspaceRoot)).toEqual(before);
  });

  it('never follows a symbolic link out of the workspace', () => {
    const other = workspaceWithArtifact();
    const workspaceRoot = workspaceOf({});
    symlinkSync(join(other, 'artifacts'), join(workspaceRoot, 'artifacts'));
    expect(() => withdrawArtifact({ workspaceRoot, directory: DIRECTORY })).toThrow('got a symbolic link out of it');
    expect(verifyArtifact({ workspaceRoot: other, directory: DIRECTORY })).toEqual([]);
  });

  it('leaves the whole artifact or one that has not happened when the disk fails at any operation', () => {
    let reached = true;
    for (let at = 1; reached; at++) {
      const workspaceRoot = workspaceWithArtifact();
      const location = { workspaceRoot, directory: DIRECTORY };
      reached = onFailingDisk({ at, mode: 'crash' }, () => withdrawArtifact(location));
      if (openInputs(workspaceRoot).has(DIRECTORY)) expect(verifyArtifact(location)).toEqual([]);
      expect(openInputs(workspaceRoot).has(DIRECTORY) && !reached).toBe(false);
    }
  });
});
