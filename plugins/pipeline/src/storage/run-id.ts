import { canonicalJson } from './canonical-json.js';
import { sha256 } from './digest.js';

/** SHA-256 by name of every file of a run but run.json, sorted by name. */
export function runDigests(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...files.keys()].sort().map((name) => [name, sha256(files.get(name)!)]));
}

/** `<profile>-<12 hex of the content digest>`: the same content has the same id on every machine. */
export function runId(profile: string, digests: Readonly<Record<string, string>>): string {
  return `${profile}-${sha256(canonicalJson(digests)).slice(0, 12)}`;
}
