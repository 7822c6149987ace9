import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { IntegrityError } from '../errors.js';
import { sha256 } from './digest.js';
import { disk } from './disk.js';
import { type FileDigest, parseReceipt, RECEIPT_FILE, type Receipt } from './receipt.js';
import { workspacePath, workspacePlace } from './workspace-files.js';

/** An artifact's folder: workspace-relative, as `artifactDirectory` names it. */
export interface ArtifactLocation {
  readonly workspaceRoot: string;
  readonly directory: string;
}

/** Absolute path of the folder. */
export function folderOf({ workspaceRoot, directory }: ArtifactLocation): string {
  return workspacePlace(workspaceRoot, directory).absolute;
}

/** `folderOf` for those who replace or remove the folder: never one of the user's own. */
export function replaceableFolder(location: ArtifactLocation): string {
  const path = workspacePath(location.workspaceRoot, location.directory);
  assert(path.startsWith('artifacts/'), `only a folder of artifacts/ may be replaced, not ${location.directory}`);
  return folderOf(location);
}

/** Whether there is anything in the place of the artifact. */
export function isStored(location: ArtifactLocation): boolean {
  return disk.exists(folderOf(location));
}

/** Whether the stage has published: an artifact without a receipt has not happened. */
export function hasReceipt(location: ArtifactLocation): boolean {
  return disk.exists(join(folderOf(location), RECEIPT_FILE));
}

/** @throws IntegrityError when the receipt is missing or broken */
export function readReceipt(location: ArtifactLocation): Receipt {
  return parseReceipt(readRegularFile(location, RECEIPT_FILE), `${location.directory}/${RECEIPT_FILE}`);
}

/**
 * The bytes of one file of an artifact; nothing is decoded before its digest holds.
 *
 * @throws IntegrityError when the file is missing, a symbolic link, or not what the receipt says
 */
export function readSubject(location: ArtifactLocation, { name, digest }: FileDigest): Uint8Array {
  const bytes = readRegularFile(location, name);
  const found = sha256(bytes);
  if (found === digest.sha256) return bytes;
  throw new IntegrityError({
    where: `${location.directory}/${name}`,
    rule: 'the bytes must have the digest of the receipt',
    got: `sha256 ${found}, ${bytes.length} bytes`,
    expected: `sha256 ${digest.sha256}`,
    cause:
      'The file was edited, cut or restored from a damaged cache; delete the folder and run its target again without the cache.',
  });
}

function readRegularFile(location: ArtifactLocation, name: string): Uint8Array {
  const where = `${location.directory}/${name}`;
  const { absolute, real } = workspacePlace(location.workspaceRoot, location.directory);
  const path = join(absolute, name);
  const entry = disk.look(path);
  if (!entry?.isFile())
    throw missing(where, entry?.isSymbolicLink() ? 'a symbolic link' : 'nothing, or no regular file');
  const below = dirname(name);
  if (below !== '.' && disk.realPath(dirname(path)) !== join(real, below)) throw missing(where, 'a symbolic link');
  return disk.read(path);
}

function missing(where: string, got: string): IntegrityError {
  return new IntegrityError({
    where,
    rule: 'a file of an artifact must be there',
    got,
    expected: 'a regular file',
    cause: 'The target that makes it has not run, or its cache gave back only a part; run it again without the cache.',
  });
}
