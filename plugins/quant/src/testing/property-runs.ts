import { env } from 'node:process';

/** Runs of each fast-check property: 100, or what METAFOLIO_PROPERTY_RUNS says, which the long job of CI sets to 1,000 and more. */
export const PROPERTY_RUNS = Number(env.METAFOLIO_PROPERTY_RUNS ?? 100);
