import type { Performance } from '@metafolio/quant';

/** A return stream on the dates of the report. */
export interface StreamFacts {
  readonly name: string;
  readonly performance: Performance;
  /** Traded value over equity, a year, without the first investment; null of a baseline. */
  readonly turnoverAnnual: number | null;
}
