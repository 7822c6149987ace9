import { describe, expect, it } from 'vitest';
import { type Acceptance, acceptance, type Criterion } from './acceptance.js';
import type { MetaFacts } from './meta-facts.js';
import type { RiskProfileFacts } from './risk-profile-facts.js';
import { EXAMPLE_FACTS, examplePerformance, UNOBJECTIONABLE_FACTS } from './testing/example-facts.js';

const [HRP] = UNOBJECTIONABLE_FACTS.riskProfiles;

function verdicts({ criteria }: Acceptance): Record<string, string> {
  return Object.fromEntries(criteria.map(({ criterion, verdict }) => [criterion, verdict]));
}

function criterion(facts: MetaFacts, name: Criterion['criterion']): Criterion {
  return acceptance(facts).criteria.find((one) => one.criterion === name)!;
}

/** The unobjectionable facts, with something changed under the one risk profile. */
function under(changes: Partial<RiskProfileFacts>): MetaFacts {
  return { ...UNOBJECTIONABLE_FACTS, riskProfiles: [{ ...HRP!, ...changes }] };
}

const ALL_PASS = {
  correlation_benefit: 'PASS',
  reproducibility: 'PASS',
  integrity: 'PASS',
  sleeve_bounds: 'PASS',
  health: 'PASS',
};

describe('acceptance', () => {
  it('passes only where every criterion does, and gives the figures behind each', () => {
    const accepted = acceptance(UNOBJECTIONABLE_FACTS);
    expect(accepted).toMatchObject({ verdict: 'PASS', enforce: false, risk_profiles: ['hrp'] });
    expect(verdicts(accepted)).toEqual(ALL_PASS);
    expect(criterion(UNOBJECTIONABLE_FACTS, 'correlation_benefit').evidence).toEqual([
      {
        subject: 'hrp',
        verdict: 'PASS',
        detail: '14.00 % against 15.00 % of defensive; correlation of the sleeves 0.88',
        figures: {
          meta_volatility: 0.14,
          least_volatile_sleeve: 'defensive',
          least_volatility: 0.15,
          least_correlation: 0.876,
          largest_correlation: 0.876,
        },
      },
    ]);
  });

  it('fails the benefit of a meta that is as volatile as its steadiest sleeve, and that alone', () => {
    const meta = { ...HRP!.meta, performance: examplePerformance({ volatilityAnnual: 0.15 }) };
    const judged = acceptance(under({ meta }));
    expect(verdicts(judged)).toEqual({ ...ALL_PASS, correlation_benefit: 'FAIL' });
    expect(judged.verdict).toBe('FAIL');
  });

  it('fails reproducibility when one allocation is not in the ledger, or what is held is not what it says', () => {
    for (const records of [
      { windows: 2, recorded: 1, weightsAgree: true },
      { windows: 2, recorded: 2, weightsAgree: false },
    ]) {
      expect(verdicts(acceptance(under({ records })))).toEqual({ ...ALL_PASS, reproducibility: 'FAIL' });
    }
  });

  it('fails integrity on an audit error of one leaf, whatever the others are, and on a file that is not there', () => {
    const { parity } = UNOBJECTIONABLE_FACTS;
    const [leaf, ...others] = parity.leaves;
    const leaves = [{ ...leaf!, integrity: { errors: 1, warnings: 0 } }, ...others];
    expect(verdicts(acceptance({ ...UNOBJECTIONABLE_FACTS, parity: { ...parity, leaves } }))).toEqual({
      ...ALL_PASS,
      integrity: 'FAIL',
    });
    const files = [...UNOBJECTIONABLE_FACTS.files, { name: 'leaves.json', status: 'missing', sha256: null } as const];
    const { evidence } = criterion({ ...UNOBJECTIONABLE_FACTS, files }, 'integrity');
    expect(evidence.at(-1)).toMatchObject({ verdict: 'FAIL', detail: '1 of 2 are there and have their digests' });
  });

  it('judges the weights of every window by the bounds, their rounding apart', () => {
    const { config } = UNOBJECTIONABLE_FACTS;
    const bounds = { ...config.meta_allocation, min_weight: 0.4, max_weight: 0.6 };
    const within = (least: number, largest: number) =>
      criterion(
        { ...under({ weightRange: { least, largest } }), config: { ...config, meta_allocation: bounds } },
        'sleeve_bounds',
      ).verdict;
    expect(within(0.4 - 1e-12, 0.6 + 1e-12)).toBe('PASS');
    expect(within(0.399, 0.6)).toBe('FAIL');
    expect(within(0.4, 0.601)).toBe('FAIL');
  });

  it('fails health when a single sleeve is below the limit of the meta', () => {
    const [core, defensive] = UNOBJECTIONABLE_FACTS.children;
    const sick = { ...core!.health[0]!, solved: 1, failed: 1, solved_ratio: 0.5 };
    const judged = acceptance({ ...UNOBJECTIONABLE_FACTS, children: [{ ...core!, health: [sick] }, defensive!] });
    expect(verdicts(judged)).toEqual({ ...ALL_PASS, health: 'FAIL' });
  });

  it('judges the risk profiles that meta.yaml names, and no others', () => {
    const all = acceptance(EXAMPLE_FACTS);
    expect(all.risk_profiles).toEqual(['hrp', 'equal_weight']);
    expect(verdicts(all).correlation_benefit).toBe('FAIL');
    const named = acceptance({
      ...EXAMPLE_FACTS,
      definition: { ...EXAMPLE_FACTS.definition, acceptance: { enforce: true, risk_profiles: ['hrp'] } },
    });
    expect(named).toMatchObject({ enforce: true, risk_profiles: ['hrp'] });
    expect(verdicts(named).correlation_benefit).toBe('PASS');
  });
});
