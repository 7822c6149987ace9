import { type Direction, directionalSignTest, syntheticLong } from '@metafolio/quant';
import type { AssetMetadata } from '../data/asset-metadata.js';
import type { DatedReturns } from '../data/time-series.js';
import { GateError } from '../errors.js';
import type { Ledger } from '../ledger/ledger.js';

/** The direction in which each asset is held, in the order of the columns. */
export function directionsOf(assets: readonly Pick<AssetMetadata, 'direction'>[]): Direction[] {
  return assets.map(({ direction }) => direction);
}

/**
 * The series of the positions: longs as they are, shorts as normalised synthetic longs, so that everything after sees long-only
 * columns.
 *
 * @param borrowRate - fee on a short for one row, as a fraction
 */
export function positionsOf(
  { dates, matrix }: DatedReturns,
  directions: readonly Direction[],
  borrowRate = 0,
): DatedReturns {
  return { dates, matrix: syntheticLong(matrix, directions, borrowRate) };
}

export interface SignTest {
  /** Named in the message: the profile and its stage. */
  readonly where: string;
  readonly series: DatedReturns;
  readonly positions: DatedReturns;
  readonly directions: readonly Direction[];
  /** Whether a violation fails the stage, or is a finding only. */
  readonly gate: boolean;
  readonly ledger: Ledger;
}

/**
 * Proves that every short gains where its asset falls and every long where it rises, and enters the proof into the ledger. Without
 * shorts there is nothing to prove.
 *
 * @throws GateError on a violation, when it is a gate
 */
export function requireDirections({ where, series, positions, directions, gate, ledger }: SignTest): void {
  const shorts = directions.filter((direction) => direction === 'short').length;
  if (shorts === 0) return;
  const violations = directionalSignTest(series.matrix, positions.matrix, directions);
  const [first] = violations;
  ledger.record({
    step: 'directional_sign_test',
    phase: 'finding',
    status: first === undefined ? 'success' : gate ? 'error' : 'warning',
    data: { shorts, observations: series.matrix.values.length, violations: violations.length },
  });
  if (first === undefined || !gate) return;
  throw new GateError({
    where,
    rule: 'a position must move the way its direction says',
    got: `${first.positionReturn} of ${first.asset} on ${series.dates[first.row]}, whose return was ${first.assetReturn}`,
    expected: `no violation in ${violations.length} found`,
    cause:
      'The returns were turned around twice or not at all; features.feat_directional_sign_test_gate makes this a gate.',
  });
}
