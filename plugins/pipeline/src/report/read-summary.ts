import { stageDirectory } from '../stages/stage-directory.js';
import { openInputs } from '../storage/inputs.js';
import { decodeText } from '../storage/parse-canonical.js';

/** What {@link readSummary} reads, in the artifact of the stage `report`. */
export const SUMMARY_FILE = 'summary.txt';

/**
 * The summary of a meta-portfolio that was written with its report: to gather the facts once more would read all its runs again.
 *
 * @throws IntegrityError when there is no report, or the summary is not what its receipt says
 */
export function readSummary(workspaceRoot: string, meta: string): string {
  const directory = stageDirectory({ name: meta, kind: 'meta' }, 'report');
  return decodeText(openInputs(workspaceRoot).artifact(directory, SUMMARY_FILE), `${directory}/${SUMMARY_FILE}`);
}
