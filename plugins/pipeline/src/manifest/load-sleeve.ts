import { placeOf } from './config/place.js';
import { readDefinition } from './config/read-definition.js';
import { workspacePlace } from './config/workspace-place.js';
import { deepFreeze } from './deep-readonly.js';
import { parseWithSchema } from './messages/schema-violations.js';
import { throwViolations } from './messages/throw-violations.js';
import { sleeveViolations } from './rules/sleeve-rules.js';
import { type SleeveDefinition, sleeveSchema } from './sleeve-definition.js';

export interface LoadProfileOptions {
  readonly workspaceRoot: string;
  readonly profile: string;
}

/**
 * Reads `sleeves/<profile>/sleeve.yaml`; that its data file exists is for the reader of the data to see.
 *
 * @throws ConfigurationError naming file, line and path of every problem
 */
export function loadSleeve({ workspaceRoot, profile }: LoadProfileOptions): SleeveDefinition {
  const document = readDefinition({ workspaceRoot, kind: 'sleeve', profile });
  const { source, ...sleeve } = parseWithSchema(sleeveSchema, document);
  throwViolations(sleeveViolations({ source, ...sleeve }, document));
  const path = workspacePlace({
    workspaceRoot,
    path: source.path,
    from: document.file,
    where: placeOf([document], ['source', 'path']),
  });
  return deepFreeze({ ...sleeve, source: { ...source, path } });
}
