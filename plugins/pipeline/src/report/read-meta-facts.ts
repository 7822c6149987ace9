import { loadMeta } from '../manifest/index.js';
import { runDirectory } from '../storage/artifact-paths.js';
import { openInputs } from '../storage/inputs.js';
import { openRun } from '../storage/open-run.js';
import { type MetaFacts, metaFacts } from './meta-facts.js';

/**
 * The facts of a meta-portfolio's run as it stands in the workspace, for the command line.
 *
 * @throws IntegrityError when the run is missing, incomplete or changed, or a child was run again since
 */
export function readMetaFacts(workspaceRoot: string, profile: string): Promise<MetaFacts> {
  const { directory } = openRun(workspaceRoot, runDirectory('meta', profile));
  const definition = loadMeta({ workspaceRoot, profile });
  return metaFacts({ inputs: openInputs(workspaceRoot), directory, definition });
}
