import { join, relative, sep } from 'node:path';
import { PipelineError } from '../errors.js';
import { LEDGER_FILE, NO_ENTRY } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import { type ArtifactLocation, folderOf, readReceipt, readSubject } from './artifact-files.js';
import { disk } from './disk.js';
import { recoverOutput } from './output-lock.js';
import { RECEIPT_FILE } from './receipt.js';

/** One way in which an artifact is not what its receipt says. */
export interface ArtifactFinding {
  readonly rule: 'receipt' | 'missing' | 'extra' | 'digest' | 'ledger';
  /** Workspace-relative path of the file. */
  readonly path: string;
  readonly message: string;
}

/**
 * Compares a published artifact with its receipt, and its ledger with its chain; an empty list says that all holds.
 * Does not throw on what it finds: it is for reports on many artifacts.
 */
export function verifyArtifact(location: ArtifactLocation): ArtifactFinding[] {
  const findings: ArtifactFinding[] = [];
  const check = <T>(rule: ArtifactFinding['rule'], name: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof PipelineError)) throw error;
      findings.push({ rule, path: `${location.directory}/${name}`, message: error.message });
      return undefined;
    }
  };

  const receipt = check('receipt', RECEIPT_FILE, () => {
    recoverOutput(location);
    return readReceipt(location);
  });
  if (receipt === undefined) return findings;
  const unlisted = new Set(listFiles(location));
  unlisted.delete(RECEIPT_FILE);
  for (const file of receipt.subject) {
    const present = unlisted.delete(file.name);
    const bytes = check(present ? 'digest' : 'missing', file.name, () => readSubject(location, file));
    if (bytes === undefined || file.name !== LEDGER_FILE) continue;
    check('ledger', file.name, () => readLedger(bytes, { expectedHead: receipt.predicate.ledger_head ?? NO_ENTRY }));
  }
  for (const name of unlisted) {
    const path = `${location.directory}/${name}`;
    findings.push({ rule: 'extra', path, message: `${path}: the receipt does not list this file.` });
  }
  return findings;
}

/** Sorted names of all that is no folder, links too, relative to the artifact. */
function listFiles(location: ArtifactLocation): string[] {
  const folder = folderOf(location);
  return disk
    .listAll(folder)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
