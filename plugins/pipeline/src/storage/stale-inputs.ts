import { PipelineError } from '../errors.js';
import { type ArtifactLocation, readReceipt } from './artifact-files.js';
import type { ArtifactFinding } from './artifact-finding.js';
import { sha256 } from './digest.js';
import type { Receipt } from './receipt.js';
import { readWorkspaceFile } from './workspace-files.js';

const MISSING = 'no such file';

export interface StaleInput extends ArtifactFinding {
  /** Workspace-relative path of the file that changed. */
  readonly input: string;
}

/** What is known of the files that an artifact was made from. */
export interface KnownFiles {
  /** The receipt of the artifact, where it was read before. */
  readonly receipt?: Receipt;
  /** Digests that files were found to have, by their workspace-relative path; all others are read. */
  readonly digests?: ReadonlyMap<string, string>;
}

/**
 * What an artifact was made from and is no longer the same: it is whole, but not of the present inputs. An artifact that is gone is
 * no finding here: whoever verifies that one says so.
 *
 * @returns a finding for each such input, in the order of the receipt
 * @throws IntegrityError when the receipt is missing or broken
 */
export function staleInputs(
  location: ArtifactLocation,
  { receipt = readReceipt(location), digests = new Map() }: KnownFiles = {},
): StaleInput[] {
  const { directory } = location;
  return receipt.predicate.inputs.flatMap(({ name, digest }) => {
    const found = digests.get(name) ?? digestNow(location.workspaceRoot, name);
    if (found === digest.sha256 || (found === MISSING && name.startsWith('artifacts/'))) return [];
    const message = `${directory}: the input ${name} must be as it was consumed, got ${found} (expected ${digest.sha256}).`;
    return [{ rule: 'stale', path: directory, message, input: name }];
  });
}

function digestNow(workspaceRoot: string, path: string): string {
  try {
    return sha256(readWorkspaceFile(workspaceRoot, path));
  } catch (error) {
    if (error instanceof PipelineError) return MISSING;
    throw error;
  }
}
