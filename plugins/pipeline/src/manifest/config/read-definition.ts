import type { ProfileKind } from '../../storage/artifact-paths.js';
import { definitionFile } from '../definition-file.js';
import type { ConfigDocument } from './config-document.js';
import { parseYaml } from './parse-yaml.js';
import { readConfig } from './read-config.js';
import { workspacePlace } from './workspace-place.js';

export interface ReadDefinitionOptions {
  readonly workspaceRoot: string;
  readonly kind: ProfileKind;
  readonly profile: string;
}

/**
 * The sleeve.yaml or meta.yaml of a profile, parsed.
 *
 * @throws ConfigurationError when it is missing, leaves the workspace or is no safe YAML
 */
export function readDefinition({ workspaceRoot, kind, profile }: ReadDefinitionOptions): ConfigDocument {
  const path = definitionFile(kind, profile);
  const file = workspacePlace({ workspaceRoot, path, where: path });
  const cause = 'The folder must be named like the profile in the manifest.';
  return parseYaml(
    file,
    readConfig({ workspaceRoot, file, missing: { where: path, rule: `the ${kind} must exist`, cause } }),
  );
}
