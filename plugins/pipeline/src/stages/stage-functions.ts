import { allocate } from './allocate.js';
import { archive } from './archive.js';
import { flatten } from './flatten.js';
import { health } from './health.js';
import { ingest } from './ingest.js';
import { meta } from './meta.js';
import { metaReturns } from './meta-returns.js';
import { parity } from './parity.js';
import { preflight } from './preflight.js';
import { report } from './report.js';
import { select } from './select.js';
import { sleeve } from './sleeve.js';
import type { StageFunction } from './stage.js';
import { tournament } from './tournament.js';
import { verify } from './verify.js';

/** Each function takes the part of the profile that the stage table declares for it. */
export const STAGE_FUNCTIONS: Readonly<Record<string, StageFunction<never>>> = {
  ingest,
  select,
  tournament,
  health,
  sleeve,
  preflight,
  parity,
  returns: metaReturns,
  allocate,
  flatten,
  meta,
  report,
  archive,
  verify,
};
