import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactLocation } from './artifact-files.js';
import { RECEIPT_FILE } from './receipt.js';
import { workspacePath } from './workspace-files.js';

/** Removes an artifact that no longer holds, its receipt first: whatever a crash leaves of the rest has not happened. */
export function withdrawArtifact({ workspaceRoot, directory }: ArtifactLocation): void {
  const path = workspacePath(workspaceRoot, directory);
  assert(
    path === directory && path.startsWith('artifacts/'),
    `only a folder of artifacts/ may be removed, not ${directory}`,
  );
  rmSync(join(workspaceRoot, path, RECEIPT_FILE), { force: true });
  rmSync(join(workspaceRoot, path), { recursive: true, force: true });
}
