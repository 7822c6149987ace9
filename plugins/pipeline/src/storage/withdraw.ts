import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ArtifactLocation, replaceableFolder } from './artifact-files.js';
import { RECEIPT_FILE } from './receipt.js';

/** Removes an artifact that no longer holds, its receipt first: whatever a crash leaves of the rest has not happened. */
export function withdrawArtifact(location: ArtifactLocation): void {
  const folder = replaceableFolder(location);
  rmSync(join(folder, RECEIPT_FILE), { force: true });
  rmSync(folder, { recursive: true, force: true });
}
