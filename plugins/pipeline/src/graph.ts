/** What the graph of a workspace is made from, and what starts a run of it, for processes that do no more: they start faster from this. */
export { COMPARISON } from './engines/comparison.js';
export { ConfigurationError, PipelineError } from './errors.js';
export { checkComposition } from './manifest/check-composition.js';
export { configFields } from './manifest/config-fields.js';
export { loadManifest } from './manifest/load-manifest.js';
export { loadMeta } from './manifest/load-meta.js';
export { loadSleeve } from './manifest/load-sleeve.js';
export type { Manifest } from './manifest/manifest.js';
export { resolveProfile } from './manifest/resolve-profile.js';
export type { ResolvedProfile } from './manifest/resolved-profile.js';
export type { SleeveDefinition } from './manifest/sleeve-definition.js';
export { readSummary } from './report/read-summary.js';
export { type ChildRun, childRuns } from './stages/children.js';
export { profileWorkers } from './stages/engine-uses.js';
export { familyOf } from './stages/family.js';
export { requirePreflight } from './stages/require-preflight.js';
export { stageDirectory } from './stages/stage-directory.js';
export { type Consumption, type StageDefinition, stagesOf } from './stages/stage-table.js';
