import { z } from 'zod';
import { type CanonicalMembers, canonicalMembers, objectText } from '../storage/canonical-json.js';
import { sha256 } from '../storage/digest.js';
import type { JsonObject } from '../storage/json-value.js';
import { sha256Schema } from '../storage/receipt.js';

/** The ledger's file in an artifact or a run. */
export const LEDGER_FILE = 'audit.jsonl';

/** `prev_hash` of the first entry. */
export const NO_ENTRY = '0'.repeat(64);

/** What a stage decided: an intent before, an outcome after, or a finding on the way. */
export interface LedgerEvent {
  readonly step: string;
  readonly phase: 'intent' | 'outcome' | 'finding';
  readonly status?: 'success' | 'fallback' | 'error' | 'warning';
  /** Name of the walk-forward window that the event is about. */
  readonly window?: string;
  /** Of which stage's ledger the event came, in a merged ledger. */
  readonly stage?: string;
  readonly risk_profile?: string;
  readonly params?: JsonObject;
  readonly data?: JsonObject;
}

export interface LedgerEntry extends LedgerEvent {
  readonly seq: number;
  readonly prev_hash: string;
  readonly params: JsonObject;
  readonly data: JsonObject;
  /** SHA-256 over the canonical JSON of the entry without this member. */
  readonly hash: string;
}

const objectSchema = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'not an object',
);

export const ledgerEntrySchema = z.strictObject({
  seq: z.int().nonnegative(),
  prev_hash: sha256Schema,
  step: z.string().min(1),
  phase: z.enum(['intent', 'outcome', 'finding']),
  status: z.enum(['success', 'fallback', 'error', 'warning']).exactOptional(),
  window: z.string().exactOptional(),
  stage: z.string().exactOptional(),
  risk_profile: z.string().exactOptional(),
  params: objectSchema,
  data: objectSchema,
  hash: sha256Schema,
});

/** Hash of an entry from the members of its line. */
export function entryHash(members: CanonicalMembers): string {
  return sha256(objectText(members.filter(([key]) => key !== 'hash')));
}

/**
 * An entry with its hash, as the line that the ledger holds.
 *
 * @throws PipelineError (code `JSON`) when JSON cannot hold its params or data
 */
export function sealEntry(body: Omit<LedgerEntry, 'hash'>): { readonly hash: string; readonly line: string } {
  const members = canonicalMembers(body);
  const hash = entryHash(members);
  const [before, after] = [members.filter(([key]) => key < 'hash'), members.filter(([key]) => key > 'hash')];
  return { hash, line: `${objectText([...before, ['hash', JSON.stringify(hash)], ...after])}\n` };
}
