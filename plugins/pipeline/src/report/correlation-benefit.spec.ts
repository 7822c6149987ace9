import { describe, expect, it } from 'vitest';
import { correlationBenefit } from './correlation-benefit.js';
import { EXAMPLE_FACTS, examplePerformance } from './testing/example-facts.js';

const [HRP] = EXAMPLE_FACTS.riskProfiles;

function benefitAt(meta: number, sleeves: readonly number[]) {
  const stream = (name: string, volatilityAnnual: number) => ({
    name,
    returns: new Float64Array(),
    performance: examplePerformance({ volatilityAnnual }),
    turnoverAnnual: 0,
  });
  return correlationBenefit({
    ...HRP!,
    meta: stream('meta', meta),
    sleeves: sleeves.map((volatility, j) => stream(`sleeve ${j}`, volatility)),
  });
}

describe('correlationBenefit', () => {
  it('compares with the least volatile sleeve, and names it with its figure', () => {
    expect(benefitAt(0.11, [0.2, 0.12, 0.3])).toEqual({
      riskProfile: 'hrp',
      metaVolatility: 0.11,
      leastVolatileSleeve: 'sleeve 1',
      leastVolatility: 0.12,
      holds: true,
    });
  });

  it('is none when the meta is steadier than all sleeves but one, or just as volatile as the steadiest', () => {
    expect(benefitAt(0.13, [0.2, 0.12, 0.3]).holds).toBe(false);
    expect(benefitAt(0.12, [0.2, 0.12, 0.3]).holds).toBe(false);
  });

  it('is none when a volatility is not defined', () => {
    expect(benefitAt(Number.NaN, [0.2, 0.12]).holds).toBe(false);
    expect(benefitAt(0.11, [0.12, Number.NaN]).holds).toBe(false);
    expect(benefitAt(0.11, [Number.NaN, 0.12]).holds).toBe(false);
  });
});
