import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { GateError } from '../errors.js';
import { type ArtifactLocation, replaceableFolder } from './artifact-files.js';
import { disk, failedBy } from './disk.js';
import { dropToken, isAbandoned, type LockToken, newToken, parseToken } from './lock-token.js';
import { workspacePath } from './workspace-files.js';

/**
 * The right to replace one artifact. Everything that is on its way into the artifact or out of it lies in the folder of the lock,
 * whose name is the token: who takes the lock over renames that folder, and from then on every path of the late holder leads
 * nowhere. So the check of the token is the rename that publishes, and nothing comes between the two.
 */
export interface OutputLock extends ArtifactLocation {
  readonly token: LockToken;
  /** Absolute path of the artifact. */
  readonly target: string;
  /** Absolute path of the folder that only the holder of this lock has. */
  readonly folder: string;
}

export interface LockOptions {
  /** Process without which nobody waits for the output: when it has ended, others may take the lock over. */
  readonly parentPid?: number;
}

/** Nothing that is published takes nearly as long; a stage may. */
const PATIENCE_MS = 600_000;
const PAUSE_MS = 50;

/**
 * Waits until no other process makes the artifact, then locks it. A lock whose process has ended is taken over, and a swap of
 * folders that it left halfway is undone.
 *
 * @throws GateError when the holder is still at work after ten minutes
 */
export async function lockOutput(location: ArtifactLocation, options: LockOptions = {}): Promise<OutputLock> {
  for (const start = performance.now(); ; await setTimeout(PAUSE_MS)) {
    const lock = tryLock(location, options);
    if (lock !== undefined) return lock;
    if (performance.now() - start > PATIENCE_MS) throw stillLocked(location);
  }
}

/** {@link lockOutput} without waiting: nothing when another process holds the lock, or was quicker. */
export function tryLock({ workspaceRoot, directory }: ArtifactLocation, options: LockOptions): OutputLock | undefined {
  const target = replaceableFolder({ workspaceRoot, directory });
  const place = lockPlace({ workspaceRoot, directory });
  const holder = holderOf(place);
  if (holder !== undefined && !(parseToken(holder) && isAbandoned(parseToken(holder)!))) return undefined;

  const token = newToken(options.parentPid);
  const folder = join(place, token.name);
  const lock: OutputLock = { workspaceRoot, directory, token, target, folder };
  try {
    if (!(holder === undefined ? acquire(lock, place) : takeOver(join(place, holder), folder))) {
      dropToken(token);
      return undefined;
    }
    settle(lock);
    removeLeftovers(place);
    return lock;
  } catch (error) {
    dropToken(token);
    throw error;
  }
}

/** Gives the lock back; what was not published is removed. */
export function unlock(lock: OutputLock): void {
  dropToken(lock.token);
  settle(lock);
  const place = dirname(lock.folder);
  disk.remove(lock.folder);
  // The lock, the folder of all locks, and artifacts/ itself when nothing was published yet.
  for (const folder of [place, dirname(place), dirname(dirname(place))]) removeIfEmpty(folder);
}

/** Undoes what a process that has ended left halfway in place of an artifact; one that is at work is left alone. */
export function recoverOutput(location: ArtifactLocation): void {
  const path = workspacePath(location.workspaceRoot, location.directory);
  if (!path.startsWith('artifacts/') || holderOf(lockPlace(location)) === undefined) return;
  const lock = tryLock(location, {});
  if (lock !== undefined) unlock(lock);
}

/** Whether the holder may still publish: nobody took the lock over, and whoever waits for the output is there. */
export function isHeld({ token, folder }: OutputLock): boolean {
  return disk.exists(folder) && !isAbandoned(token);
}

/** Where a lock keeps the artifact that is to come, the one that was, and one that is on its way out. */
export function lockedPaths({ folder }: OutputLock): Readonly<Record<'fresh' | 'former' | 'withdrawn', string>> {
  return { fresh: join(folder, 'new'), former: join(folder, 'old'), withdrawn: join(folder, 'withdrawn') };
}

/**
 * Ends what was left halfway: when the old artifact was moved away and the new one has not come, the old one comes back. With the
 * new one in its place, or none there to come, the old one is rubbish.
 */
export function settle(lock: OutputLock): void {
  const { fresh, former, withdrawn } = lockedPaths(lock);
  if (disk.exists(former) && disk.exists(fresh) && !disk.exists(lock.target)) disk.rename(former, lock.target);
  for (const path of [fresh, former, withdrawn]) disk.remove(path);
}

/** `artifacts/.locks/<folder of the artifact with dots for slashes>`: beside every output, so that no cache takes it for one. */
function lockPlace({ workspaceRoot, directory }: ArtifactLocation): string {
  const name = workspacePath(workspaceRoot, directory)
    .replace(/^artifacts\//, '')
    .replaceAll('/', '.');
  return join(replaceableFolder({ workspaceRoot, directory: 'artifacts/.locks' }), name);
}

function holderOf(place: string): string | undefined {
  try {
    return disk.list(place)[0]?.name;
  } catch (error) {
    if (failedBy(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The lock appears with its holder in it, in one step; an empty folder is a lock that was given back. */
function acquire({ token, folder }: OutputLock, place: string): boolean {
  const prepared = `${place}~${token.name}`;
  disk.makeFolders(join(prepared, basename(folder)));
  removeIfEmpty(place);
  if (renamed(prepared, place)) return true;
  disk.remove(prepared);
  return false;
}

/** Of several that find the same abandoned lock, one gets it. */
function takeOver(from: string, to: string): boolean {
  return renamed(from, to);
}

function renamed(from: string, to: string): boolean {
  try {
    disk.rename(from, to);
    return true;
  } catch (error) {
    // What was to be taken over is gone, or another process put its lock there first (EPERM: Windows).
    if (failedBy(error, 'ENOENT', 'EEXIST', 'ENOTEMPTY', 'EPERM')) return false;
    throw error;
  }
}

/** Locks that a process prepared and did not live to take. */
function removeLeftovers(place: string): void {
  const prefix = `${basename(place)}~`;
  for (const { name } of disk.list(dirname(place))) {
    if (!name.startsWith(prefix)) continue;
    const token = parseToken(name.slice(prefix.length));
    if (token === undefined || isAbandoned(token)) disk.remove(join(dirname(place), name));
  }
}

function removeIfEmpty(folder: string): void {
  try {
    disk.removeEmpty(folder);
  } catch (error) {
    if (!failedBy(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

function stillLocked(location: ArtifactLocation): GateError {
  const place = lockPlace(location);
  const holder = parseToken(holderOf(place) ?? '')?.holder;
  return new GateError({
    where: location.directory,
    rule: 'one process at a time may make an artifact',
    got: holder === undefined ? 'another one' : `process ${holder.pid} of machine ${holder.host}`,
    expected: `none after ${PATIENCE_MS / 60_000} minutes`,
    cause: `Another run is at work in this workspace. If there is none, it ended on another machine: delete ${place}.`,
  });
}
