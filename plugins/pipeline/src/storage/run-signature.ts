import { IntegrityError } from '../errors.js';
import { type Checkpoint, isSignedBy } from '../ledger/checkpoint.js';
import { readReceipt } from './artifact-files.js';
import { sha256 } from './digest.js';
import type { Run } from './open-run.js';

/** What the signature of a run is over. */
export function checkpointOf(
  run: { readonly run_id: string; readonly ledger_head: string },
  bytes: Uint8Array,
): Checkpoint {
  return { runId: run.run_id, ledgerHead: run.ledger_head, digest: sha256(bytes) };
}

/**
 * Whether an archived run that is whole was signed with the key.
 *
 * @throws IntegrityError when its receipt holds no signature, or none of this run by this key
 */
export function requireSignature(workspaceRoot: string, { directory, run, bytes }: Run, publicKey: string): void {
  const { signature } = readReceipt({ workspaceRoot, directory }).predicate;
  const named = run as { readonly run_id: string; readonly ledger_head: string };
  if (signature !== undefined && isSignedBy(publicKey, checkpointOf(named, bytes('run.json')), signature)) return;
  throw new IntegrityError({
    where: `${directory}/receipt.json: signature`,
    rule: 'a run must be signed with the key that the manifest trusts',
    got: signature === undefined ? 'no signature' : `${signature}, which is not of this run by this key`,
    expected: `a signature that trust.public_key ${publicKey} verifies`,
    cause:
      'The run was archived without METAFOLIO_SIGNING_KEY or with another key, or somebody changed it; archive it again where the key is.',
  });
}
