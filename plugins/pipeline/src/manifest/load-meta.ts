import { readDefinition } from './config/read-definition.js';
import { deepFreeze } from './deep-readonly.js';
import type { LoadProfileOptions } from './load-sleeve.js';
import { parseWithSchema } from './messages/schema-violations.js';
import { type MetaDefinition, metaSchema } from './meta-definition.js';

/**
 * Reads `meta/<profile>/meta.yaml`.
 *
 * @throws ConfigurationError naming file, line and path of every problem
 */
export function loadMeta({ workspaceRoot, profile }: LoadProfileOptions): MetaDefinition {
  return deepFreeze(parseWithSchema(metaSchema, readDefinition({ workspaceRoot, kind: 'meta', profile })));
}
