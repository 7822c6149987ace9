import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What names a run and its whole content: run.json holds the head of the ledger and the digest of every other file. */
export interface Checkpoint {
  readonly runId: string;
  readonly ledgerHead: string;
  /** SHA-256 of run.json. */
  readonly digest: string;
}

/**
 * The signature of a checkpoint (Ed25519, RFC 8032; the same for the same key and content), in base64.
 *
 * @param key - an ed25519 private key
 */
export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  return sign(null, textOf(checkpoint), key).toString('base64');
}

/** Whether the holder of the private key signed just this checkpoint. */
export function isSignedBy(publicKey: string, checkpoint: Checkpoint, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, textOf(checkpoint), key, Buffer.from(signature, 'base64'));
}

/** The first line says what is signed, so that no other text of the key's holder can pass for it. */
function textOf({ runId, ledgerHead, digest }: Checkpoint): Uint8Array {
  return new TextEncoder().encode(`metafolio run v1\n${runId}\n${ledgerHead}\n${digest}\n`);
}
