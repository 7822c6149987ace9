import type { Performance } from '@metafolio/quant';

/** A return stream on the dates of the report. */
export interface StreamFacts {
  readonly name: string;
  /** One simple return a date. */
  readonly returns: Float64Array;
  readonly performance: Performance;
  /** Traded value over equity, a year, without the first investment; null of what is not traded. */
  readonly turnoverAnnual: number | null;
}
