import { disk } from './disk.js';
import { isHeld, lockedPaths, type OutputLock } from './output-lock.js';

/** Removes an artifact that no longer holds, in one step; whoever has lost the lock has no artifact to remove. */
export function withdrawArtifact(lock: OutputLock): void {
  if (isHeld(lock) && disk.exists(lock.target)) disk.rename(lock.target, lockedPaths(lock).withdrawn);
}
