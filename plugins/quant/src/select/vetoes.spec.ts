import { describe, expect, it } from 'vitest';
import type { Measures } from './measures.js';
import type { AssetMetadata } from './metadata.js';
import { DEFAULT_FEATURES, DEFAULT_SELECTION } from './options.js';
import { vetoesOf } from './vetoes.js';

interface Figures {
  readonly momentum?: number;
  readonly survival?: number;
  readonly efficiency?: number;
  readonly permutationEntropy?: number;
  readonly hurst?: number;
}

/** Measures of one asset that breaks no rule but for the figures given. */
function measuresOf(figures: Figures): Measures {
  const { momentum = 0.2, survival = 1, efficiency = 0.3, permutationEntropy = 0.9, hurst = 0.6 } = figures;
  const one = (value: number) => Float64Array.of(value);
  return {
    metrics: {
      momentum: one(momentum),
      stability: one(5),
      liquidity: one(1),
      antifragility: one(1),
      survival: one(survival),
      efficiency: one(efficiency),
      entropy: one(1 - permutationEntropy),
      hurstClean: one(1 - 2 * Math.abs(hurst - 0.5)),
      adx: one(20),
    },
    hurst: one(hurst),
    permutationEntropy: one(permutationEntropy),
    volatilityAnnual: one(0.2),
    gateReturn: one(0.05),
    metricsWithoutData: [],
  };
}

const vetoes = (figures: Figures, metadata: AssetMetadata = {}, features = {}) =>
  vetoesOf(
    0,
    { measures: measuresOf(figures), metadata: [metadata] },
    { features: { ...DEFAULT_FEATURES, ...features }, selection: DEFAULT_SELECTION },
  );

describe('vetoesOf', () => {
  it('has none for an asset that breaks no rule', () => {
    expect(vetoes({}, { adv: 1e9 })).toEqual([]);
  });

  it.each([
    [{ permutationEntropy: 0.96 }, 'entropy', 0.96, 0.95],
    [{ efficiency: 0.04 }, 'efficiency', 0.04, 0.05],
    [{ hurst: 0.5 }, 'random_walk', 0.5, [0.48, 0.52]],
    [{ hurst: 0.56, momentum: -0.01 }, 'toxic_persistence', 0.56, 0.55],
    [{ survival: 0.09 }, 'survival', 0.09, 0.1],
  ])('vetoes %o by the rule %s, with value and threshold', (figures, rule, value, threshold) => {
    expect(vetoes(figures)).toEqual([{ rule, value, threshold }]);
  });

  it.each([
    { permutationEntropy: 0.95 },
    { efficiency: 0.05 },
    { hurst: 0.48 },
    { hurst: 0.52 },
    { hurst: 0.55, momentum: -0.01 },
    { hurst: 0.8, momentum: 0 },
    { survival: 0.1 },
  ])('does not veto %o, which is exactly at its threshold', (figures) => {
    expect(vetoes(figures)).toEqual([]);
  });

  it('vetoes friction: momentum less the cost of impact below the hurdle, where the ADV is known', () => {
    // ECI = 0.2·√(1e6 / 1e6) = 0.2.
    expect(vetoes({ momentum: 0.15 }, { adv: 1e6 })).toEqual([{ rule: 'friction', value: 0.15 - 0.2, threshold: 0 }]);
    expect(vetoes({ momentum: 0.2 }, { adv: 1e6 })).toEqual([]);
    expect(vetoes({ momentum: 0.15 })).toEqual([]);
  });

  it('vetoes an asset that does not trade at all', () => {
    expect(vetoes({}, { adv: 0 })).toEqual([{ rule: 'friction', value: Number.NEGATIVE_INFINITY, threshold: 0 }]);
  });

  it('lists every rule broken', () => {
    const all = vetoes(
      { permutationEntropy: 0.99, efficiency: 0, hurst: 0.7, momentum: -1, survival: 0 },
      { adv: 1e9 },
    );
    expect(all.map(({ rule }) => rule)).toEqual(['entropy', 'efficiency', 'toxic_persistence', 'survival', 'friction']);
  });

  it('keeps survival and friction when the vetoes on predictability are off', () => {
    const figures = { permutationEntropy: 0.99, efficiency: 0, hurst: 0.5, momentum: -1, survival: 0 };
    const rules = vetoes(figures, { adv: 1e9 }, { featPredictabilityVetoes: false }).map(({ rule }) => rule);
    expect(rules).toEqual(['survival', 'friction']);
  });

  it('exempts declared benchmarks', () => {
    const worst = { permutationEntropy: 0.99, efficiency: 0, hurst: 0.7, momentum: -1, survival: 0 };
    expect(vetoes(worst, { adv: 1, benchmark: true })).toEqual([]);
  });

  it('does not veto for a measure without data', () => {
    expect(vetoes({ permutationEntropy: Number.NaN, hurst: Number.NaN })).toEqual([]);
  });
});
