/** What it takes to run a stage, for processes that do no more: they start faster from this than from the whole package. */
export { ConfigurationError, PipelineError } from './errors.js';
export { loadManifest } from './manifest/load-manifest.js';
export type { Manifest } from './manifest/manifest.js';
export { manifestPath } from './manifest/manifest-path.js';
export { runStage } from './stages/run-stage.js';
export { computesLong } from './stages/stage-table.js';
