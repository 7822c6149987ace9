import { canonicalJson } from '../canonical-json.js';
import { sha256 } from '../digest.js';

/** The text of a receipt after an edit, with the digest of itself made to fit, as a forger would. */
export function forgeReceipt(text: string, edit: (text: string) => string): string {
  const { predicate, ...statement } = JSON.parse(edit(text));
  const { receipt_digest: _, ...honest } = predicate;
  const receipt_digest = sha256(canonicalJson({ ...statement, predicate: honest }));
  return canonicalJson({ ...statement, predicate: { ...honest, receipt_digest } });
}
