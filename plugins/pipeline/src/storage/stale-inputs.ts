import { PipelineError } from '../errors.js';
import { type ArtifactLocation, readReceipt } from './artifact-files.js';
import type { ArtifactFinding } from './artifact-finding.js';
import { sha256 } from './digest.js';
import { readWorkspaceFile } from './workspace-files.js';

const MISSING = 'no such file';

export interface StaleInput extends ArtifactFinding {
  /** Workspace-relative path of the file that changed. */
  readonly input: string;
}

/**
 * What an artifact was made from and is no longer the same: it is whole, but not of the present inputs. An artifact that is gone is
 * no finding here: whoever verifies that one says so.
 *
 * @returns a finding for each such input, in the order of the receipt
 * @throws IntegrityError when the receipt is missing or broken
 */
export function staleInputs(location: ArtifactLocation): StaleInput[] {
  const { directory } = location;
  return readReceipt(location).predicate.inputs.flatMap(({ name, digest }) => {
    const found = digestNow(location.workspaceRoot, name);
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
