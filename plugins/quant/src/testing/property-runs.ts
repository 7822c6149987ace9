import { env } from 'node:process';

/**
 * Runs of a property: what METAFOLIO_PROPERTY_RUNS says, which CI's long job sets to 1,000 or more for all of them, else
 * the number of a quick run.
 */
export function propertyRuns(quick = 100): number {
  return Number(env.METAFOLIO_PROPERTY_RUNS ?? quick);
}
