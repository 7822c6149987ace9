import type { EngineName } from './catalogue.js';

/** Name of the artifact that a comparison is, beside the stages of its meta, and of its file. */
export const COMPARISON = 'engines';
export const COMPARISON_FILE = 'comparison.json';

/** `comparison.json`: the windows of a meta and of all below it, solved by every engine that is there. */
export interface EngineComparison {
  /** The run whose windows they are. */
  readonly run_id: string;
  readonly engines: readonly { readonly engine: EngineName; readonly version: string }[];
  readonly rows: readonly ComparisonRow[];
}

/** One engine against ours, over the windows of one risk profile of one profile. */
export interface ComparisonRow {
  readonly profile: string;
  readonly risk_profile: string;
  readonly engine: EngineName;
  readonly windows: number;
  /** Windows that the engine solved at the first attempt, and those that ours did. */
  readonly solved: number;
  readonly solved_by_custom: number;
  /** Over the windows that both solved; null where there is none. */
  readonly largest_weight_difference: number | null;
  /** Largest difference of the volatility on the train rows, relative to that of our weights. */
  readonly largest_volatility_difference: number | null;
  readonly milliseconds_per_window: number;
  readonly milliseconds_per_window_custom: number;
}
