import { loadMeta, loadSleeve, type ResolvedProfile } from '@metafolio/pipeline/graph';
import { sourceInputs } from './source-inputs.js';
import type { TargetInput } from './target-input.js';

/** What the graph takes of a sleeve.yaml or a meta.yaml. */
export interface Definition {
  /** One line for people. */
  readonly description: string;
  /** What the first stage of a sleeve reads its data from; a meta has none. */
  readonly source: readonly TargetInput[];
}

/** @throws ConfigurationError when the file breaks its schema or its rules */
export function readDefinition(workspaceRoot: string, { kind, name }: ResolvedProfile): Definition {
  if (kind === 'meta') return { description: loadMeta({ workspaceRoot, profile: name }).description, source: [] };
  const sleeve = loadSleeve({ workspaceRoot, profile: name });
  return { description: sleeve.description, source: sourceInputs(sleeve) };
}
