import type { RiskProfileFacts } from './risk-profile-facts.js';

/** Whether allocating made the whole steadier than its steadiest part. */
export interface CorrelationBenefit {
  readonly riskProfile: string;
  readonly metaVolatility: number;
  readonly leastVolatileSleeve: string;
  readonly leastVolatility: number;
  /** Strictly below; a volatility that is not defined is no benefit. */
  readonly holds: boolean;
}

/** Compares the volatility of the meta with that of its least volatile sleeve, on the same dates. */
export function correlationBenefit({ riskProfile, meta, sleeves }: RiskProfileFacts): CorrelationBenefit {
  const least = sleeves.reduce((least, sleeve) =>
    sleeve.performance.volatilityAnnual < least.performance.volatilityAnnual ? sleeve : least,
  );
  const metaVolatility = meta.performance.volatilityAnnual;
  const leastVolatility = least.performance.volatilityAnnual;
  return {
    riskProfile,
    metaVolatility,
    leastVolatileSleeve: least.name,
    leastVolatility,
    holds: metaVolatility < leastVolatility,
  };
}
