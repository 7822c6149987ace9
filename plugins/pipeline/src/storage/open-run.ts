import { IntegrityError } from '../errors.js';
import { LEDGER_FILE, type LedgerEntry } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import { type ArtifactLocation, readReceipt } from './artifact-files.js';
import { openInputs } from './inputs.js';
import type { JsonObject, JsonValue } from './json-value.js';
import type { Receipt } from './receipt.js';
import { runId } from './run-id.js';
import { verifyArtifact } from './verify.js';

/** Verified, read-only access to the directory of a run. */
export interface Run {
  readonly directory: string;
  readonly run: JsonObject;
  readonly resolvedManifest: JsonObject;
  /** Parquet bytes of the stitched out-of-sample returns of a risk profile. */
  returns(profile: string): Uint8Array;
  /** The weights to hold now of a risk profile. */
  weights(profile: string): JsonValue;
  /** A file of the run by its name. */
  bytes(name: string): Uint8Array;
  /** {@link Run.bytes} as JSON; the receipt vouches for `T`. */
  file<T>(name: string): T;
  /** Every decision, the chain checked against the `ledger_head` of run.json. */
  ledger(): LedgerEntry[];
}

/**
 * Opens a run, assembled or archived, after checking every file of it.
 *
 * @throws IntegrityError when a file is missing, added or changed, or the ledger does not end in the head that run.json names
 */
export function openRun(workspaceRoot: string, directory: string): Run {
  checkWhole(workspaceRoot, directory);
  return openWhole({ workspaceRoot, directory });
}

/**
 * {@link openRun} for those who have just verified the artifact.
 *
 * @throws IntegrityError when its id or its ledger is not the one that run.json names
 */
export function openWhole(location: ArtifactLocation): Run {
  const { workspaceRoot, directory } = location;
  const inputs = openInputs(workspaceRoot);
  const run = inputs.artifactJson<JsonObject>(directory, 'run.json');
  const receipt = readReceipt(location);
  checkId(directory, run, receipt);
  checkHead(directory, run, receipt);
  return {
    directory,
    run,
    resolvedManifest: inputs.artifactJson<JsonObject>(directory, 'resolved_manifest.json'),
    returns: (profile) => inputs.artifact(directory, `returns/${profile}.parquet`),
    weights: (profile) => inputs.artifactJson<JsonValue>(directory, `weights/${profile}.json`),
    bytes: (name) => inputs.artifact(directory, name),
    file: (name) => inputs.artifactJson(directory, name),
    ledger: () => readLedger(inputs.artifact(directory, LEDGER_FILE)),
  };
}

function checkWhole(workspaceRoot: string, directory: string): void {
  const findings = verifyArtifact({ workspaceRoot, directory });
  if (findings.length === 0) return;
  throw new IntegrityError({
    where: directory,
    rule: 'every file of a run must be what its receipt says',
    got: findings.map(({ rule, path }) => `${rule} ${path}`).join(', '),
    expected: 'no finding',
    cause: findings[0]!.message,
  });
}

/** The id of a run is the digest of its content; a run under another id is not the one that was archived, pinned or reported. */
function checkId(directory: string, run: JsonObject, { subject }: Receipt): void {
  const content = subject.filter(({ name }) => name !== 'run.json');
  const expected = runId(
    String(run.profile),
    Object.fromEntries(content.map(({ name, digest }) => [name, digest.sha256])),
  );
  if (run.run_id === expected) return;
  throw new IntegrityError({
    where: `${directory}/run.json: run_id`,
    rule: 'the id must be the profile and the digest of the content',
    got: String(run.run_id),
    expected,
    cause: 'The run was edited and its receipt made anew; restore it from where it was archived.',
  });
}

/** That the chain ends in the head of the receipt, whoever verified the artifact has seen. */
function checkHead(directory: string, run: JsonObject, { subject, predicate }: Receipt): void {
  const head = subject.some(({ name }) => name === LEDGER_FILE) ? predicate.ledger_head : undefined;
  if (head !== undefined && run.ledger_head === head) return;
  throw new IntegrityError({
    where: `${directory}/run.json: ledger_head`,
    rule: 'the last hash must be the head',
    got: head ?? 'no ledger',
    expected: String(run.ledger_head),
    cause: 'The ledger is not the one that the run was assembled with; delete the run and make it again.',
  });
}
