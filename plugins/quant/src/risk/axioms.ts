import type { RiskMeasure } from './risk-measures.js';

/** What a measure ρ keeps to, for returns x and y of the same rows. */
export interface RiskAxioms {
  /** ρ(½x + ½y) ≤ ½ρ(x) + ½ρ(y): an objective of convex optimisation. */
  readonly convex: boolean;
  /** d of ρ(s·x) = s^d·ρ(x) for s > 0; of the lower partial moments at a minimum acceptable return of 0. */
  readonly degree: 0 | 1 | 2;
  /** A constant return c in each row takes c off (`cash`), changes nothing (`invariant`), or neither (`none`). */
  readonly shift: 'cash' | 'invariant' | 'none';
  /** x ≥ y in each row gives ρ(x) ≤ ρ(y). */
  readonly monotone: boolean;
}

const DEVIATION: RiskAxioms = { convex: true, degree: 1, shift: 'invariant', monotone: false };
const SQUARED_DEVIATION: RiskAxioms = { ...DEVIATION, degree: 2 };
const COHERENT: RiskAxioms = { convex: true, degree: 1, shift: 'cash', monotone: true };
const SHORTFALL: RiskAxioms = { convex: true, degree: 1, shift: 'none', monotone: true };
const SHAPE: RiskAxioms = { convex: false, degree: 0, shift: 'invariant', monotone: false };

/** The axioms of every risk measure (Artzner, Delbaen, Eber, Heath 1999; Rockafellar, Uryasev, Zabarankin 2006). */
export const RISK_AXIOMS: Readonly<Record<RiskMeasure, RiskAxioms>> = {
  variance: SQUARED_DEVIATION,
  semi_variance: SQUARED_DEVIATION,
  mad: DEVIATION,
  flpm: SHORTFALL,
  slpm: SHORTFALL,
  cvar: COHERENT,
  tail_gini: COHERENT,
  evar: COHERENT,
  worst_realisation: COHERENT,
  range: DEVIATION,
  cvar_range: DEVIATION,
  max_drawdown: SHORTFALL,
  average_drawdown: SHORTFALL,
  cdar: SHORTFALL,
  edar: SHORTFALL,
  ulcer_index: SHORTFALL,
  gini_mean_difference: DEVIATION,
  var: { ...COHERENT, convex: false },
  dar: { ...SHORTFALL, convex: false },
  skewness: SHAPE,
  kurtosis: SHAPE,
};
