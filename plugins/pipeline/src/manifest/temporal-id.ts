import { canonicalJson } from '../storage/canonical-json.js';
import { sha256 } from '../storage/digest.js';
import type { ResolvedProfile } from './resolved-profile.js';

/** The keys of the backtest block that decide on which observations the windows fall. */
export const TEMPORAL_KEYS = [
  'lookback_days',
  'train_window',
  'test_window',
  'step_size',
  'anchored',
  'purge',
  'embargo',
] as const;

/**
 * Identity of the calendar of a run: two runs share it exactly when their windows fall on the same observations.
 * Every sleeve of a meta-portfolio must have the same.
 *
 * @param asOf - last date that takes part, ISO yyyy-mm-dd, after it was settled from manifest and data
 * @returns first 12 hex digits of the SHA-256 of the canonical JSON
 */
export function temporalId({ backtest }: ResolvedProfile, asOf: string): string {
  const windows = Object.fromEntries(TEMPORAL_KEYS.map((key) => [key, backtest[key]]));
  const identity = { as_of: asOf, ...windows };
  return sha256(canonicalJson(identity)).slice(0, 12);
}
