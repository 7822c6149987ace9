import { describe, expect, it } from 'vitest';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { casesIn } from '../moments/testing/cases.js';
import type { RiskProfile } from '../names.js';
import { type RiskMeasure, riskMeasure } from '../risk/risk-measures.js';
import { solve } from './solve.js';
import { largestDifference } from './testing/largest-difference.js';
import { seriesOf } from './testing/portfolio-series.js';
import type { SolveOptions } from './types.js';

type Peers = Record<string, number[]>;

interface Expected {
  readonly least_risk: Record<RiskMeasure, Peers>;
  readonly frontier: Record<string, Peers> & { readonly targets: Record<string, number> };
}

const PROFILES: Partial<Record<RiskMeasure, RiskProfile>> = {
  variance: 'min_variance',
  semi_variance: 'min_semi_variance',
  mad: 'min_mad',
  flpm: 'min_flpm',
  slpm: 'min_slpm',
  cvar: 'min_cvar',
  tail_gini: 'min_tail_gini',
  evar: 'min_evar',
  worst_realisation: 'min_worst_case',
  range: 'min_range',
  cvar_range: 'min_cvar_range',
  max_drawdown: 'min_max_drawdown',
  average_drawdown: 'min_average_drawdown',
  cdar: 'min_cdar',
  edar: 'min_edar',
  ulcer_index: 'min_ulcer_index',
  gini_mean_difference: 'min_gini',
};
/** Riskfolio-Lib minimises these by approximations of the measure, so that its weights are not its minimum. */
const APPROXIMATED: readonly RiskMeasure[] = ['tail_gini', 'gini_mean_difference'];

describe.each(
  casesIn<{ cols: number; values: number[]; max_weight: number }, Expected>(
    new URL('./fixtures/optima/', import.meta.url),
  ),
)('the optima of the peers, case $name', ({ input, expected }) => {
  const assets = Array.from({ length: input.cols }, (_, j) => `asset ${j}`);
  const returns = returnsMatrix(assets, Float64Array.from(input.values));
  const { targets, ...frontier } = expected.frontier;
  const options: SolveOptions = {
    maxWeight: input.max_weight,
    shrinkageIntensity: 0,
    targetReturn: targets.target_return,
    targetVolatility: targets.target_volatility,
    riskAversion: targets.risk_aversion,
  };
  const ofMeasures = Object.entries(expected.least_risk).flatMap(([measure, peers]) =>
    Object.entries(peers).map(([peer, weights]) => ({ measure: measure as RiskMeasure, peer, weights })),
  );

  it.each(ofMeasures)('has the least $measure of $peer', ({ measure, peer, weights }) => {
    const solution = solve({ profile: PROFILES[measure]!, returns, options });
    const ours = riskMeasure(measure, seriesOf(returns, solution.weights));
    const theirs = riskMeasure(measure, seriesOf(returns, Float64Array.from(weights)));
    expect(Math.max(solution.certificate.kktResidual ?? 0, solution.certificate.dualityGap ?? 0)).toBeLessThan(1e-11);
    expect(theirs).toBeGreaterThanOrEqual(ours * (1 - 1e-9));
    const approximate = peer === 'Riskfolio-Lib' && APPROXIMATED.includes(measure);
    expect(theirs).toBeLessThanOrEqual(ours * (1 + (approximate ? 5e-3 : 2e-9)));
    if (!approximate) expect(largestDifference(solution.weights, weights)).toBeLessThanOrEqual(1e-5);
  });

  const ofFrontier = Object.entries(frontier).flatMap(([profile, peers]) =>
    Object.entries(peers).map(([peer, weights]) => ({ profile: profile as RiskProfile, peer, weights })),
  );

  it.each(ofFrontier)('has the $profile of $peer', ({ profile, weights }) => {
    const solution = solve({ profile, returns, options });
    expect(largestDifference(solution.weights, weights)).toBeLessThanOrEqual(1e-5);
    expect(solution.certificate.kktResidual).toBeLessThanOrEqual(1e-12);
  });
});
