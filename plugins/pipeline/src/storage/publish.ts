import { dirname, join } from 'node:path';
import { GateError } from '../errors.js';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { ledgerHead } from '../ledger/ledger-head.js';
import { sha256 } from './digest.js';
import { disk } from './disk.js';
import type { Inputs } from './inputs.js';
import { recordOutput } from './journal.js';
import { isHeld, lockedPaths, type OutputLock } from './output-lock.js';
import { encodeReceipt, parseReceipt, RECEIPT_FILE, type ReceiptHeader } from './receipt.js';

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
export function publishArtifact(lock: OutputLock, { files, receipt, inputs }: Publication): void {
  const receiptBytes = describe(lock.directory, { files, receipt, inputs });
  try {
    disk.makeFolders(dirname(lock.target));
    writeFolder(lockedPaths(lock).fresh, new Map([...files, [RECEIPT_FILE, receiptBytes]]));
    inputs.recheck();
    recordOutput(lock.workspaceRoot, parseReceipt(receiptBytes, RECEIPT_FILE));
    requireHeld(lock);
    swap(lock);
  } catch (error) {
    requireHeld(lock);
    throw error;
  }
}

function describe(directory: string, { files, receipt, inputs }: Publication): Uint8Array {
  const subject = [...files].map(([name, bytes]) => ({ name, digest: { sha256: sha256(bytes) } }));
  const ledger = files.get(LEDGER_FILE);
  const head = ledger === undefined ? {} : { ledgerHead: ledgerHead(ledger) };
  return encodeReceipt({ ...receipt, ...head, subject, inputs: inputs.consumed() }, `${directory}/${RECEIPT_FILE}`);
}

/** Writes in the order given; files and folders are forced to the disk. */
function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const folders = new Set<string>();
  // Never more than one folder at once: what a taken lock has lost must not come again.
  const open = (path: string): void => {
    if (folders.has(path)) return;
    if (path !== folder) open(dirname(path));
    disk.makeFolder(path);
    folders.add(path);
  };
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    open(dirname(path));
    disk.create(path, bytes);
    disk.sync(path);
  }
  for (const path of folders) disk.sync(path);
}

/** Node has no atomic exchange of two folders; see {@link settle} for what lies between the two renames. */
function swap(lock: OutputLock): void {
  const { fresh, former } = lockedPaths(lock);
  if (disk.exists(lock.target)) disk.rename(lock.target, former);
  disk.rename(fresh, lock.target);
  disk.sync(dirname(lock.target));
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
