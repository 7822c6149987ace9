import { readLedger } from './read-ledger.js';

/** Heads of the ledgers that this process wrote itself, by their bytes: a chain that was just made needs no check. */
const written = new WeakMap<Uint8Array, string>();

/** Keeps the head of a ledger with its bytes, which nobody may change. */
export function keepHead(bytes: Uint8Array, head: string): Uint8Array {
  written.set(bytes, head);
  return bytes;
}

/**
 * Hash of the last entry of a ledger.
 *
 * @throws IntegrityError when the ledger comes from elsewhere and its chain is broken
 */
export function ledgerHead(bytes: Uint8Array): string {
  return written.get(bytes) ?? readLedger(bytes).at(-1)!.hash;
}
