import { env } from 'node:process';

/** Runs of a property: what METAFOLIO_PROPERTY_RUNS says (`npm run properties`: 1,000 for all of them), else the number of a quick run. */
export function propertyRuns(quick = 100): number {
  return Number(env.METAFOLIO_PROPERTY_RUNS ?? quick);
}
