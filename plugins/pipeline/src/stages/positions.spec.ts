import { describe, expect, it } from 'vitest';
import { GateError } from '../errors.js';
import { positionsOf, requireDirections } from './positions.js';
import { openLedger, seriesOf } from './testing/problems.js';

const series = seriesOf({ L: [0.1, -0.1], S: [0.1, -0.1] });
const directions = ['long', 'short'] as const;

describe('requireDirections', () => {
  const check = (positions: typeof series, gate: boolean) => {
    const { ledger, events } = openLedger();
    requireDirections({ where: 'alpha: tournament-hrp', series, positions, directions, gate, ledger });
    return events();
  };

  it('enters the proof for what positionsOf makes', () => {
    expect(check(positionsOf(series, directions), true)).toEqual([
      {
        step: 'directional_sign_test',
        phase: 'finding',
        status: 'success',
        params: {},
        data: { shorts: 1, observations: 4, violations: 0 },
      },
    ]);
  });

  it('fails positions that were not turned around, naming the first', () => {
    expect(() => check(series, true)).toThrow(GateError);
    expect(() => check(series, true)).toThrow(
      'alpha: tournament-hrp: a position must move the way its direction says, got 0.1 of S on 2022-01-03, whose return was 0.1 (expected no violation in 2 found)',
    );
  });

  it('leaves them a warning where the manifest asks for no gate', () => {
    expect(check(series, false)).toMatchObject([{ status: 'warning', data: { violations: 2 } }]);
  });
});
