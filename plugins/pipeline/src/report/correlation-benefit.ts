import type { RiskProfileFacts } from './risk-profile-facts.js';
import type { StreamFacts } from './stream-facts.js';

/** Whether allocating made the whole steadier than its steadiest part. */
export interface CorrelationBenefit {
  readonly riskProfile: string;
  readonly metaVolatility: number;
  readonly leastVolatileSleeve: string;
  readonly leastVolatility: number;
  /** Strictly below that of every sleeve; where a volatility is not defined there is no benefit. */
  readonly holds: boolean;
}

/** Compares the volatility of the meta with that of its least volatile sleeve, on the same dates. */
export function correlationBenefit({ riskProfile, meta, sleeves }: RiskProfileFacts): CorrelationBenefit {
  const volatilityOf = ({ performance }: StreamFacts): number => performance.volatilityAnnual;
  const least = sleeves.reduce((least, sleeve) => (volatilityOf(sleeve) < volatilityOf(least) ? sleeve : least));
  return {
    riskProfile,
    metaVolatility: volatilityOf(meta),
    leastVolatileSleeve: least.name,
    leastVolatility: volatilityOf(least),
    holds: sleeves.every((sleeve) => volatilityOf(meta) < volatilityOf(sleeve)),
  };
}
