import type { StageFunction } from './stage.js';

type Stage = StageFunction<never>;

/**
 * How to load the function of each stage: a process that runs one stage has no use for the others. Each takes the part of the profile
 * that the stage table declares for it.
 */
export const STAGE_FUNCTIONS: Readonly<Record<string, () => Promise<Stage>>> = {
  ingest: async () => (await import('./ingest.js')).ingest,
  select: async () => (await import('./select.js')).select,
  tournament: async () => (await import('./tournament.js')).tournament,
  health: async () => (await import('./health.js')).health,
  sleeve: async () => (await import('./sleeve.js')).sleeve,
  preflight: async () => (await import('./preflight.js')).preflight,
  parity: async () => (await import('./parity.js')).parity,
  returns: async () => (await import('./meta-returns.js')).metaReturns,
  allocate: async () => (await import('./allocate.js')).allocate,
  flatten: async () => (await import('./flatten.js')).flatten,
  meta: async () => (await import('./meta.js')).meta,
  report: async () => (await import('./report.js')).report,
  archive: async () => (await import('./archive.js')).archive,
  verify: async () => (await import('./verify.js')).verify,
};
