import { describe, expect, it } from 'vitest';
import { InfeasibleError, NotSolvedError } from '../errors.js';
import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { sampleCovariance } from '../moments/sample-covariance.js';
import type { RiskProfile } from '../names.js';
import { HardeningError } from './hardening.js';
import type { Question } from './question.js';
import { solve } from './solve.js';
import type { SolveInput } from './solve-input.js';
import { type ForeignSolver, solveWith } from './solve-with.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

const FALLING = syntheticReturns({ rows: 120, cols: 6, seed: 1 });
const RETURNS: ReturnsMatrix = { ...FALLING, values: FALLING.values.map((value) => value + 0.002) };
const BOUNDS = { minWeight: 0.05, maxWeight: 0.3, clusterCap: 0.5, clusters: [0, 0, 1, 1, 2, 2] };

/** A solver that knows the answer to the input, off by what `spoil` makes of it; `asked` are its questions. */
function knowing(input: SolveInput, spoil: (weights: Float64Array) => Float64Array = (weights) => weights) {
  const asked: Question[] = [];
  const solver: ForeignSolver = {
    name: 'foreign',
    solve: async (question) => {
      asked.push(question);
      return spoil(solve(input).weights);
    },
  };
  return { solver, asked };
}

const inputOf = (profile: RiskProfile, options = {}): SolveInput => ({ profile, returns: RETURNS, options });

describe('solveWith', () => {
  const profiles: RiskProfile[] = [
    'min_variance',
    'max_sharpe',
    'risk_parity',
    'hrp',
    'inverse_volatility',
    'equal_weight',
  ];

  it.each(profiles)('takes a right answer as it is and certifies it: %s', async (profile) => {
    const input = inputOf(profile, BOUNDS);
    const own = solve(input);
    const { weights, status, certificate, dropped } = await solveWith(knowing(input).solver, input);
    expect([status, certificate.solver, dropped]).toEqual(['success', 'foreign', []]);
    weights.forEach((weight, j) => {
      expect(weight).toBeCloseTo(own.weights[j]!, 14);
    });
    expect(certificate.budgetError).toBeLessThanOrEqual(1e-12);
    expect(certificate.boundViolation).toBeLessThanOrEqual(1e-12);
    expect(certificate.riskShareError === null).toBe(own.certificate.riskShareError === null);
    expect(certificate.kktResidual !== null).toBe(profile === 'min_variance' || profile === 'max_sharpe');
  });

  it('projects away rounding within 1e-6, and measures what is left of it', async () => {
    const input = inputOf('min_variance', BOUNDS);
    const { solver } = knowing(input, (weights) => weights.map((w) => w * (1 + 4e-7)));
    const { weights, certificate } = await solveWith(solver, input);
    expect(Math.abs(weights.reduce((sum, w) => sum + w, 0) - 1)).toBeLessThanOrEqual(1e-12);
    expect(certificate.boundViolation).toBeLessThanOrEqual(1e-12);
    expect(certificate.kktResidual).toBeLessThanOrEqual(1e-6);
  });

  it('refuses what is no optimum, no number or no portfolio, at every rung of the ladder', async () => {
    const input = inputOf('min_variance');
    const spoiled: [(weights: Float64Array) => Float64Array, RegExp][] = [
      [(weights) => weights.fill(1 / 6), /KKT residual/],
      [(weights) => weights.fill(Number.NaN), /0 numbers for 6 weights/],
      [(weights) => weights.subarray(1), /5 numbers for 6 weights/],
      [(weights) => weights.map((w) => w / 2), /the weights sum to 0.5/],
      [(weights) => weights.map((w, j) => w + (j === 0 ? 1 : -0.2)), /bound violation/],
    ];
    for (const [spoil, reason] of spoiled) {
      const { solver, asked } = knowing(input, spoil);
      const error = await solveWith(solver, input).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(HardeningError);
      const { attempts } = error as HardeningError;
      expect(attempts.map(({ ridge }) => ridge)).toEqual([0.01, 0.15, 0.5, 0.95]);
      for (const attempt of attempts)
        expect(attempt).toMatchObject({ outcome: 'failed', reason: expect.stringMatching(reason) });
      expect(asked).toHaveLength(4);
    }
  });

  it('refuses unequal risk shares of risk_parity', async () => {
    const input = inputOf('risk_parity');
    const { solver } = knowing(input, (weights) => weights.fill(1 / 6));
    await expect(solveWith(solver, input)).rejects.toThrow(/risk share error/);
  });

  it('asks for the least variance where max_sharpe has nothing to gain, as `solve` does', async () => {
    const input: SolveInput = { profile: 'max_sharpe', returns: FALLING };
    const { solver, asked } = knowing(input);
    const { certificate } = await solveWith(solver, input);
    expect(asked.map(({ profile }) => profile)).toEqual(['min_variance']);
    expect(certificate.notes).toEqual(solve(input).certificate.notes);
    expect(certificate.notes).toHaveLength(1);
  });

  it('asks for every other profile by its own name, also where there is nothing to gain', async () => {
    const input: SolveInput = { profile: 'risk_parity', returns: FALLING };
    const { solver, asked } = knowing(input);
    await solveWith(solver, input);
    expect(asked.map(({ profile }) => profile)).toEqual(['risk_parity']);
  });

  it.each<[RiskProfile, number]>([
    ['equal_weight', 0],
    ['inverse_volatility', 0],
    ['hrp', 0.01],
  ])('hardens the covariance where the profile uses one: %s at a ridge of %f', async (profile, ridge) => {
    const { solver, asked } = knowing(inputOf(profile));
    const { attempts } = await solveWith(solver, inputOf(profile));
    expect(attempts.map((attempt) => attempt.ridge)).toEqual([ridge]);
    expect(attempts[0]!.conditionNumber === null).toBe(ridge === 0);
    if (profile === 'inverse_volatility') expect(asked[0]!.covariance).toEqual(sampleCovariance(RETURNS));
  });

  it('refuses an answer to max_sharpe that gains nothing', async () => {
    const input = inputOf('max_sharpe');
    const { values, rows, cols } = RETURNS;
    const mean = (j: number) =>
      Array.from({ length: rows }, (_, t) => values[t * cols + j]!).reduce((a, b) => a + b) / rows;
    const worst = [...Array(cols).keys()].reduce((least, j) => (mean(j) < mean(least) ? j : least), 0);
    const losing = { ...RETURNS, values: values.map((value, k) => (k % cols === worst ? value - 0.01 : value)) };
    const { solver } = knowing(input, (weights) => weights.map((_, j) => (j === worst ? 1 : 0)));
    await expect(solveWith(solver, { ...input, returns: losing })).rejects.toThrow(/gain nothing for their risk/);
  });

  it('climbs the ladder when the solver has no answer, which makes it a fallback', async () => {
    const input = inputOf('min_variance');
    const asked: Question[] = [];
    const patient: ForeignSolver = {
      name: 'patient',
      solve: async (question) => {
        asked.push(question);
        if (asked.length > 1) return solve({ ...input, options: { shrinkageIntensity: 0.15 } }).weights;
        throw new NotSolvedError({ where: 'patient', rule: 'it is too soon', got: 1, expected: '2', cause: 'None.' });
      },
    };
    const { status, attempts } = await solveWith(patient, input);
    expect(status).toBe('fallback');
    expect(attempts.map(({ ridge, outcome }) => [ridge, outcome])).toEqual([
      [0.01, 'failed'],
      [0.15, 'solved'],
    ]);
    expect(attempts[0]!.reason).toContain('it is too soon');
    const [gentle, hard] = asked.map(({ covariance }) => covariance);
    expect(hard![0]).toBe(gentle![0]);
    expect(hard![1]! / gentle![1]!).toBeCloseTo(0.85 / 0.99, 12);
  });

  it('asks for usable columns only and gives the others weight 0', async () => {
    const values = RETURNS.values.map((value, k) => (k % 6 === 2 ? 0.001 : value));
    const returns: ReturnsMatrix = { ...RETURNS, values };
    const seen: number[] = [];
    const solver: ForeignSolver = {
      name: 'foreign',
      solve: async ({ returns: { cols }, covariance, gains, constraints }) => {
        seen.push(cols, covariance.length, gains.length, constraints.lower.length);
        return new Float64Array(cols).fill(1 / cols);
      },
    };
    const { weights, dropped } = await solveWith(solver, { profile: 'equal_weight', returns });
    expect(seen).toEqual([5, 25, 5, 5]);
    expect([...weights]).toEqual([0.2, 0.2, 0, 0.2, 0.2, 0.2]);
    expect(dropped).toEqual([{ asset: 'asset 2', reason: 'constant at 0.001' }]);
  });

  it('asks no solver about one asset', async () => {
    const returns: ReturnsMatrix = {
      ...RETURNS,
      values: RETURNS.values.map((value, k) => (k % 6 === 2 ? value : 0.001)),
    };
    const { solver, asked } = knowing(inputOf('hrp'));
    const { weights, certificate } = await solveWith(solver, { profile: 'hrp', returns });
    expect([...weights]).toEqual([0, 0, 1, 0, 0, 0]);
    expect(certificate.solver).toBe('closed-form');
    expect(asked).toEqual([]);
  });

  it('asks no solver where no weights can satisfy the bounds, and hides no failure of the solver itself', async () => {
    const { solver, asked } = knowing(inputOf('equal_weight'));
    await expect(solveWith(solver, inputOf('min_variance', { maxWeight: 0.1 }))).rejects.toThrow(InfeasibleError);
    expect(asked).toEqual([]);
    const dead: ForeignSolver = { name: 'dead', solve: () => Promise.reject(new Error('the process is gone')) };
    await expect(solveWith(dead, inputOf('hrp'))).rejects.toThrow(/^the process is gone$/);
  });
});
