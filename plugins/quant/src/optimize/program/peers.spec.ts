import { describe, expect, it } from 'vitest';
import { returnsMatrix } from '../../matrix/returns-matrix.js';
import { meanReturns } from '../../moments/mean.js';
import { casesIn } from '../../moments/testing/cases.js';
import { riskMeasure } from '../../risk/risk-measures.js';
import { gainOf } from '../testing/frontier-problems.js';
import { largestDifference } from '../testing/largest-difference.js';
import { seriesOf } from '../testing/portfolio-series.js';
import type { ConvexMeasure } from './measures.js';
import { optimise } from './optimise.js';
import type { Objective, Optimum, ProgramConstraints } from './types.js';

interface PeerAnswer {
  readonly peer: string;
  readonly measure: ConvexMeasure;
  readonly objective: Objective;
  readonly constraints: ProgramConstraints;
  readonly weights: number[];
}

const ROOTS: Partial<Record<ConvexMeasure, 'variance' | 'semi_variance'>> = {
  standard_deviation: 'variance',
  semi_deviation: 'semi_variance',
};

function riskOf(measure: ConvexMeasure, series: Float64Array): number {
  const square = ROOTS[measure];
  return square ? Math.sqrt(riskMeasure(square, series)) : riskMeasure(measure as 'cvar', series);
}

/** What the objective makes least. */
function objectiveAt(objective: Objective, { meanReturn, risk }: Pick<Optimum, 'meanReturn' | 'risk'>): number {
  if (objective.kind === 'max_ratio') return -meanReturn / risk;
  if (objective.kind === 'utility') return objective.riskAversion * risk - meanReturn;
  return objective.kind === 'target_risk' ? -meanReturn : risk;
}

describe.each(
  casesIn<{ cols: number; values: number[]; max_weight: number }, PeerAnswer[]>(
    new URL('./fixtures/', import.meta.url),
  ),
)('the programs of the peers, case $name', ({ input, expected }) => {
  const assets = Array.from({ length: input.cols }, (_, j) => `asset ${j}`);
  const returns = returnsMatrix(assets, Float64Array.from(input.values));
  const gains = meanReturns(returns);
  const named = expected.map((answer) => ({
    ...answer,
    kind: answer.objective.kind,
    limits: Object.keys(answer.constraints).join(' and ') || 'bounds alone',
  }));

  it.each(named)(
    'has the $kind of $measure of $peer, under $limits',
    ({ measure, objective, constraints, weights }) => {
      const own = optimise({
        returns,
        measure,
        objective,
        constraints: { maxWeight: input.max_weight, ...constraints },
      });
      const theirs = Float64Array.from(weights);
      const value = objectiveAt(objective, {
        meanReturn: gainOf(gains, theirs),
        risk: riskOf(measure, seriesOf(returns, theirs)),
      });
      const ours = objectiveAt(objective, own);
      expect(own.certificate.dualityGap).toBeLessThanOrEqual(1e-10);
      expect(own.risk).toBeCloseTo(riskOf(measure, seriesOf(returns, own.weights)), 14);
      expect(Math.abs(value - ours)).toBeLessThanOrEqual(1e-8 * Math.abs(ours));
      expect(largestDifference(own.weights, theirs)).toBeLessThanOrEqual(1e-5);
    },
  );
});
