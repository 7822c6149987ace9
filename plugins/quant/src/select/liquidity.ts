import type { AssetMetadata } from './metadata.js';

/** Daily value traded, in currency, that counts as fully liquid. */
const BASELINES = { listed: 5e8, crypto: 1e7 } as const;

/**
 * Liquidity of each asset, min(1, ADV / baseline); the baseline is 5e8 a day, 1e7 for crypto.
 *
 * @param metadata - N records
 * @returns N numbers in [0, 1]; NaN where the ADV is unknown
 */
export function liquidity(metadata: readonly AssetMetadata[]): Float64Array {
  return Float64Array.from(metadata, ({ adv = Number.NaN, market = 'listed' }) => Math.min(1, adv / BASELINES[market]));
}
