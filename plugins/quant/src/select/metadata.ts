import { InvalidInputError } from '../errors.js';

/** What is known of an asset besides its returns, as of the train window's end; anything may be unknown. */
export interface AssetMetadata {
  /** Average daily value traded, in currency, at least 0. */
  readonly adv?: number;
  /** Average directional index (Wilder), usually 0 to 100. */
  readonly adx?: number;
  /** Share of past regimes the asset lived through, in [0, 1]. */
  readonly survival?: number;
  /** Fragility, at least 0, in any unit common to the assets. */
  readonly fragility?: number;
  /** Declared benchmark: exempt from the vetoes. */
  readonly benchmark?: boolean;
  /** Sets the traded value that counts as fully liquid. Default `listed`. */
  readonly market?: 'crypto' | 'listed';
}

/** Range of each number, both ends included. */
const RANGES = {
  adv: [0, Number.MAX_VALUE],
  adx: [-Number.MAX_VALUE, Number.MAX_VALUE],
  survival: [0, 1],
  fragility: [0, Number.MAX_VALUE],
} as const;

/**
 * Holds the contract of the metadata: one record an asset, every known number finite and in its range.
 *
 * @param metadata - N records, in the order of the columns
 * @param assets - N column names
 * @throws {@link InvalidInputError} naming the asset and field
 */
export function requireMetadata(metadata: readonly AssetMetadata[], assets: readonly string[]): void {
  if (metadata.length !== assets.length) {
    throw new InvalidInputError({
      where: 'selectWinners: metadata',
      rule: 'each column has one record, in the order of the columns',
      got: `${metadata.length} records`,
      expected: `${assets.length}`,
      cause: 'Columns were dropped from the returns but not from the metadata.',
    });
  }
  metadata.forEach((record, j) => {
    for (const field of ['adv', 'adx', 'survival', 'fragility'] as const) {
      const value = record[field];
      const [least, most] = RANGES[field];
      if (value === undefined || (value >= least && value <= most)) continue;
      throw new InvalidInputError({
        where: `selectWinners: metadata of ${assets[j]}, ${field}`,
        rule: 'a known number lies in its range; an unknown one is left out',
        got: value,
        expected: `${least} to ${most}`,
        cause: 'The source gives a missing value as NaN, or in another unit.',
      });
    }
  });
}
