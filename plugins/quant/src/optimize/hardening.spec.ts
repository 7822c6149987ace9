import { describe, expect, it } from 'vitest';
import { NotSolvedError } from '../errors.js';
import { certified } from './certificate.js';
import { constraintsFor } from './constraints.js';
import { climb, type HardeningError, ridgeLadder } from './hardening.js';

/** An answer whose KKT residual is as bad as the ridge is far from where it starts to be solved. */
const solvedFrom = (ridge: number) => (attempted: number) => ({
  solution: certified(Float64Array.of(1), constraintsFor(1, {}), {
    solver: 'smo',
    kktResidual: attempted >= ridge ? 0 : 1,
  }),
  conditionNumber: () => 1 / attempted,
});

describe('ridgeLadder', () => {
  it.each([
    [0.01, [0.01, 0.15, 0.5, 0.95]],
    [0, [0, 0.15, 0.5, 0.95]],
    [0.15, [0.15, 0.5, 0.95]],
    [0.6, [0.6, 0.95]],
    [1, [1]],
  ])('climbs from %d through %j', (first, ladder) => {
    expect(ridgeLadder(first)).toEqual(ladder);
  });
});

describe('climb', () => {
  it('computes a condition number when it is read, once', () => {
    let times = 0;
    const { attempts } = climb('hrp', [0.01], (ridge) => ({
      ...solvedFrom(0)(ridge),
      conditionNumber: () => ++times,
    }));
    expect(times).toBe(0);
    expect([attempts[0].conditionNumber, attempts[0].conditionNumber]).toEqual([1, 1]);
  });

  it('is a success where the first rung holds, and tries no other', () => {
    const { status, attempts } = climb('hrp', [0.01, 0.15], solvedFrom(0.01));
    expect(status).toBe('success');
    expect(attempts).toEqual([{ ridge: 0.01, conditionNumber: 100, outcome: 'solved', reason: '' }]);
  });

  it('is a fallback where a later rung holds, with the reason of each failure', () => {
    const { status, attempts, certificate } = climb('hrp', [0.01, 0.2, 0.5, 0.95], solvedFrom(0.5));
    expect(status).toBe('fallback');
    expect(certificate.kktResidual).toBe(0);
    expect(attempts).toEqual([
      { ridge: 0.01, conditionNumber: 100, outcome: 'failed', reason: 'KKT residual 1 above 1e-8' },
      { ridge: 0.2, conditionNumber: 5, outcome: 'failed', reason: 'KKT residual 1 above 1e-8' },
      { ridge: 0.5, conditionNumber: 2, outcome: 'solved', reason: '' },
    ]);
  });

  it('throws with all attempts where no rung holds', () => {
    const failing = () => climb('min_variance', [0.25, 0.5], solvedFrom(2));
    expect(failing).toThrow(NotSolvedError);
    expect(failing).toThrow(
      'solve: min_variance: one rung of the hardening ladder must be solved, got ridge 0.25: KKT',
    );
    try {
      failing();
    } catch (error) {
      expect((error as HardeningError).attempts.map(({ ridge, outcome }) => [ridge, outcome])).toEqual([
        [0.25, 'failed'],
        [0.5, 'failed'],
      ]);
      expect((error as HardeningError).code).toBe('NOT_SOLVED');
    }
    expect.assertions(4);
  });
});
