import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { ledgerHead } from '../ledger/ledger-head.js';
import { type ArtifactLocation, replaceableFolder } from './artifact-files.js';
import { sha256 } from './digest.js';
import type { Inputs } from './inputs.js';
import { encodeReceipt, RECEIPT_FILE, type ReceiptHeader } from './receipt.js';

export interface Publication extends ArtifactLocation {
  /** Bytes by name, relative to the folder; a file `audit.jsonl` is the artifact's ledger. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly receipt: ReceiptHeader;
  readonly inputs: Inputs;
}

/**
 * Publishes the artifact of one stage, whole or not at all: the files and then the receipt are written to a folder beside the
 * target and forced to the disk, the inputs are checked once more, and two renames put the new folder in the place of the old.
 * A crash leaves the old artifact or none. What an earlier crash left beside the target is removed.
 *
 * @throws IntegrityError when an input changed since it was read, the ledger's chain is broken or a file name is not allowed
 */
export function publishArtifact({ workspaceRoot, directory, files, receipt, inputs }: Publication): void {
  const target = replaceableFolder({ workspaceRoot, directory });
  const receiptBytes = describe({ directory, files, receipt, inputs });
  mkdirSync(dirname(target), { recursive: true });
  removeLeftovers(target);
  const staging = `${stagingPrefix(target)}${process.pid}-${randomUUID()}`;
  try {
    writeFolder(join(staging, 'new'), new Map([...files, [RECEIPT_FILE, receiptBytes]]));
    inputs.recheck();
    swap(staging, target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function describe({ directory, files, receipt, inputs }: Omit<Publication, 'workspaceRoot'>): Uint8Array {
  const subject = [...files].map(([name, bytes]) => ({ name, digest: { sha256: sha256(bytes) } }));
  const ledger = files.get(LEDGER_FILE);
  const head = ledger === undefined ? {} : { ledgerHead: ledgerHead(ledger) };
  return encodeReceipt({ ...receipt, ...head, subject, inputs: inputs.consumed() }, `${directory}/${RECEIPT_FILE}`);
}

/** Writes in the order given; files and folders are forced to the disk. */
function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const folders = new Set([folder]);
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    for (let parent = dirname(path); parent.length > folder.length; parent = dirname(parent)) folders.add(parent);
    writeFileSync(path, bytes, { flag: 'wx', flush: true });
  }
  for (const path of folders) syncFolder(path);
}

/** Node has no atomic exchange of two folders: between the two renames there is no artifact, never a mixture of two. */
function swap(staging: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) renameSync(target, join(staging, 'old'));
  renameSync(join(staging, 'new'), target);
  syncFolder(dirname(target));
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function stagingPrefix(target: string): string {
  return join(dirname(target), `.${basename(target)}.staging-`);
}

/** A living process may still be writing to its folder; that of a dead one is rubbish. */
function removeLeftovers(target: string): void {
  const prefix = basename(stagingPrefix(target));
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
