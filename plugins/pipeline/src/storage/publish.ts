import { dirname, join } from 'node:path';
import { GateError } from '../errors.js';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { ledgerHead } from '../ledger/ledger-head.js';
import { sha256 } from './digest.js';
import { disk } from './disk.js';
import type { Inputs } from './inputs.js';
import { recordOutput } from './journal.js';
import { isHeld, lockedPaths, type OutputLock } from './output-lock.js';
import { encodeReceipt, parseReceipt, RECEIPT_FILE, type Receipt, type ReceiptHeader } from './receipt.js';

export interface Publication {
  /** Bytes by name, relative to the folder; a file `audit.jsonl` is the artifact's ledger. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly receipt: ReceiptHeader;
  readonly inputs: Inputs;
}

/**
 * Publishes the artifact of one stage, whole or not at all: the files and then the receipt are written to the folder of the lock
 * and forced to the disk, the inputs are checked once more, and two renames put the new folder in the place of the old. After a
 * crash between the two the old artifact comes back, by whoever asks for it next.
 *
 * @throws IntegrityError when an input changed since it was read, the ledger's chain is broken or a file name is not allowed;
 * GateError when the lock was taken over or nobody waits for the artifact any more
 */
export async function publishArtifact(lock: OutputLock, publication: Publication): Promise<void> {
  try {
    const draft = writeDraft(lock, publication);
    await disk.sync(draft.paths);
    publishDraft(lock, draft);
    await disk.sync([dirname(lock.target)]);
  } catch (error) {
    requireHeld(lock);
    throw error;
  }
}

/** An artifact that lies in the folder of its lock, and whose bytes the disk may still owe. */
export interface Draft {
  readonly inputs: Inputs;
  readonly receipt: Receipt;
  /** Every file and folder of it. */
  readonly paths: readonly string[];
}

/** The first half of {@link publishArtifact}. */
export function writeDraft(lock: OutputLock, publication: Publication): Draft {
  const receiptBytes = describe(lock.directory, publication);
  const { files, inputs } = publication;
  disk.makeFolders(dirname(lock.target));
  const paths = writeFolder(lockedPaths(lock).fresh, new Map([...files, [RECEIPT_FILE, receiptBytes]]));
  return { inputs, receipt: parseReceipt(receiptBytes, RECEIPT_FILE), paths };
}

/** The second half of {@link publishArtifact}. */
export function publishDraft(lock: OutputLock, { inputs, receipt }: Draft): void {
  inputs.recheck();
  recordOutput(lock.workspaceRoot, receipt);
  requireHeld(lock);
  swap(lock);
}

function describe(directory: string, { files, receipt, inputs }: Publication): Uint8Array {
  const subject = [...files].map(([name, bytes]) => ({ name, digest: { sha256: sha256(bytes) } }));
  const ledger = files.get(LEDGER_FILE);
  const head = ledger === undefined ? {} : { ledgerHead: ledgerHead(ledger) };
  return encodeReceipt({ ...receipt, ...head, subject, inputs: inputs.consumed() }, `${directory}/${RECEIPT_FILE}`);
}

/** Writes in the order given. Returns the paths of all files and folders. */
function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): string[] {
  const folders = new Set<string>();
  // Never more than one folder at once: what a taken lock has lost must not come again.
  const open = (path: string): void => {
    if (folders.has(path)) return;
    if (path !== folder) open(dirname(path));
    disk.makeFolder(path);
    folders.add(path);
  };
  const paths = [...files].map(([name, bytes]) => {
    const path = join(folder, name);
    open(dirname(path));
    disk.create(path, bytes);
    return path;
  });
  return [...paths, ...folders];
}

/** Node has no atomic exchange of two folders; see {@link settle} for what lies between the two renames. */
function swap(lock: OutputLock): void {
  const { fresh, former } = lockedPaths(lock);
  if (disk.exists(lock.target)) disk.rename(lock.target, former);
  disk.rename(fresh, lock.target);
}

function requireHeld(lock: OutputLock): void {
  if (isHeld(lock)) return;
  throw new GateError({
    where: lock.directory,
    rule: 'a task publishes only while it holds its lock',
    got: 'a lock that was taken over, or whose parent process has ended',
    expected: `the token ${lock.token.name}`,
    cause: 'The run that wanted this result was stopped; nothing was published, and the next run makes it anew.',
  });
}
