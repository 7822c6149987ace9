import { ConfigurationError, IntegrityError } from '../errors.js';
import { type ArtifactLocation, hasReceipt, readReceipt, readSubject } from './artifact-files.js';
import { sha256 } from './digest.js';
import { recoverOutput } from './output-lock.js';
import { decodeText, parseJson } from './parse-canonical.js';
import type { FileDigest, Receipt } from './receipt.js';
import { readWorkspaceFile, workspacePath } from './workspace-files.js';

/** All that a stage reads goes through here, so that its receipt can say what its result was made from. */
export interface Inputs {
  /** Bytes of a workspace file. @throws ConfigurationError when it is missing or outside the workspace */
  source(path: string): Uint8Array;
  /** Bytes of a file of a published artifact. @throws IntegrityError unless they have the digest of its receipt */
  artifact(directory: string, name: string): Uint8Array;
  /** `artifact`, parsed; the receipt vouches for `T`, as only the stage that owns the file writes it. */
  artifactJson<T>(directory: string, name: string): T;
  /** Whether the artifact was published. */
  has(directory: string): boolean;
  /** Every file read so far, sorted by its workspace-relative path. */
  consumed(): Consumed[];
  /** @throws IntegrityError when a file read so far has other bytes by now */
  recheck(): void;
}

/** One file read: `name` is its workspace-relative POSIX path. */
export type Consumed = FileDigest;

/** Opens the record of what one stage reads. */
export function openInputs(workspaceRoot: string): Inputs {
  const digests = new Map<string, string>();
  const receipts = new Map<string, Receipt>();

  const record = (path: string, bytes: Uint8Array): Uint8Array => {
    const found = sha256(bytes);
    const expected = digests.get(path) ?? found;
    if (found !== expected) throw changed(path, { found, expected });
    digests.set(path, found);
    return bytes;
  };

  const artifact = (directory: string, name: string): Uint8Array => {
    const location = { workspaceRoot, directory };
    const receipt = receipts.get(directory) ?? recoveredReceipt(location);
    receipts.set(directory, receipt);
    const bytes = readListed(location, receipt, name);
    return record(`${workspacePath(workspaceRoot, directory)}/${name}`, bytes);
  };

  return {
    source: (path) => record(workspacePath(workspaceRoot, path), readWorkspaceFile(workspaceRoot, path)),
    artifact,
    artifactJson: <T>(directory: string, name: string) => {
      const where = `${directory}/${name}`;
      return parseJson(decodeText(artifact(directory, name), where), where) as T;
    },
    has: (directory) => {
      recoverOutput({ workspaceRoot, directory });
      return hasReceipt({ workspaceRoot, directory });
    },
    consumed: () => [...digests.keys()].sort().map((name) => ({ name, digest: { sha256: digests.get(name)! } })),
    recheck: () => {
      for (const path of digests.keys()) record(path, readAgain(workspaceRoot, path));
    },
  };
}

/** Once an artifact: its files are those of this receipt, or refused. */
function recoveredReceipt(location: ArtifactLocation): Receipt {
  recoverOutput(location);
  return readReceipt(location);
}

function readListed(location: ArtifactLocation, { subject }: Receipt, name: string): Uint8Array {
  const file = subject.find((candidate) => candidate.name === name);
  if (file !== undefined) return readSubject(location, file);
  throw new IntegrityError({
    where: `${location.directory}/${name}`,
    rule: 'a file must be listed in the receipt of its artifact',
    got: `no entry for "${name}"`,
    expected: `one of ${subject.map((candidate) => candidate.name).join(', ')}`,
    cause: 'The artifact was made without this risk profile, or by another version; run its target again.',
  });
}

function readAgain(workspaceRoot: string, path: string): Uint8Array {
  try {
    return readWorkspaceFile(workspaceRoot, path);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw changed(path, { found: error.message, expected: 'the file as it was first read' });
  }
}

function changed(path: string, { found, expected }: { found: string; expected: string }): IntegrityError {
  return new IntegrityError({
    where: path,
    rule: 'an input must not change while the stage runs',
    got: found,
    expected,
    cause: 'Something wrote to the file during the task; run it again, so that its result and its inputs agree.',
  });
}
