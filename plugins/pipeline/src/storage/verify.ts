import { join, relative, sep } from 'node:path';
import { LEDGER_FILE, NO_ENTRY } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import { type ArtifactLocation, folderOf, hasReceipt, readReceipt, readSubject } from './artifact-files.js';
import { type ArtifactFinding, findingOf } from './artifact-finding.js';
import { disk } from './disk.js';
import { recoverOutput } from './output-lock.js';
import { RECEIPT_FILE, type Receipt } from './receipt.js';

/**
 * Compares a published artifact with its receipt, and its ledger with its chain; an empty list says that all holds.
 * Does not throw on what it finds: it is for reports on many artifacts.
 */
export function verifyArtifact(location: ArtifactLocation): ArtifactFinding[] {
  const pathOf = (name: string): string => `${location.directory}/${name}`;
  let receipt: Receipt | undefined;
  const ofReceipt = findingOf('receipt', pathOf(RECEIPT_FILE), () => {
    recoverOutput(location);
    receipt = readReceipt(location);
  });
  if (receipt === undefined) {
    return ofReceipt.map((finding) => (isThere(location) ? finding : { ...finding, rule: 'missing' }));
  }
  const { subject, predicate } = receipt;
  const unlisted = new Set(listFiles(location));
  unlisted.delete(RECEIPT_FILE);
  const findings: ArtifactFinding[] = [];
  for (const file of subject) {
    const path = pathOf(file.name);
    let bytes: Uint8Array | undefined;
    findings.push(
      ...findingOf(unlisted.delete(file.name) ? 'digest' : 'missing', path, () => {
        bytes = readSubject(location, file);
      }),
    );
    const whole = bytes;
    if (whole === undefined || file.name !== LEDGER_FILE) continue;
    const expectedHead = predicate.ledger_head ?? NO_ENTRY;
    findings.push(...findingOf('ledger', path, () => readLedger(whole, { expectedHead })));
  }
  for (const name of unlisted) {
    const message = `${pathOf(name)}: the receipt does not list this file.`;
    findings.push({ rule: 'extra', path: pathOf(name), message });
  }
  return findings;
}

/** Whether there is a receipt to be wrong; a folder that leads out of the workspace is no place to look. */
function isThere(location: ArtifactLocation): boolean {
  try {
    return hasReceipt(location);
  } catch {
    return true;
  }
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
