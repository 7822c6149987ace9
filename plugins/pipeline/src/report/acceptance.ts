import type { MetaDefinition } from '../manifest/index.js';
import { correlationBenefit } from './correlation-benefit.js';
import { counted, percent, ratio } from './format.js';
import { healthRows } from './health-rows.js';
import type { MetaFacts } from './meta-facts.js';
import type { RiskProfileFacts } from './risk-profile-facts.js';

export type Verdict = 'PASS' | 'FAIL';

/** One number that a criterion was judged by. */
export interface Evidence {
  /** A risk profile, a stream, or the path of a leaf. */
  readonly subject: string;
  readonly verdict: Verdict;
  /** The figures, for people. */
  readonly detail: string;
  /** The same, as they are; null where one is not defined. */
  readonly figures: Readonly<Record<string, number | string | boolean | null>>;
}

/** What a risk committee demands of a meta-portfolio, and whether it holds: only if all of its evidence does. */
export interface Criterion {
  readonly criterion: 'correlation_benefit' | 'reproducibility' | 'integrity' | 'sleeve_bounds' | 'health';
  readonly question: string;
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
}

/** `acceptance.json`. */
export interface Acceptance {
  readonly verdict: Verdict;
  /** Whether a FAIL fails the report. */
  readonly enforce: boolean;
  /** The risk profiles that were judged. */
  readonly risk_profiles: readonly string[];
  readonly criteria: readonly Criterion[];
}

/** Rounding of a weight that lies on its bound. */
const BOUND_TOLERANCE = 1e-9;

/** Judges a meta-portfolio by the criteria of its acceptance; the figures are those of the run, and nothing is adjusted to pass. */
export function acceptance(facts: MetaFacts): Acceptance {
  const judged = judgedProfiles(facts);
  const riskProfiles = facts.riskProfiles.filter(({ riskProfile }) => judged.includes(riskProfile));
  const criteria = [
    benefitCriterion(riskProfiles),
    reproducibilityCriterion(riskProfiles),
    integrityCriterion(facts),
    boundsCriterion(riskProfiles, facts),
    healthCriterion(facts, judged),
  ];
  return {
    verdict: verdictOf(criteria.every(({ verdict }) => verdict === 'PASS')),
    enforce: facts.definition.acceptance.enforce,
    risk_profiles: judged,
    criteria,
  };
}

/** The verdict, with the criteria that fail. */
export function acceptanceWords({ verdict, criteria }: Acceptance): string {
  const failed = criteria.filter((one) => one.verdict === 'FAIL').map(({ criterion }) => criterion);
  return failed.length === 0 ? verdict : `${verdict} (${failed.join(', ')})`;
}

/** Those of `acceptance.risk_profiles`, else all of the run. */
function judgedProfiles({ definition, run }: Pick<MetaFacts, 'definition' | 'run'>): readonly string[] {
  const { risk_profiles: named }: MetaDefinition['acceptance'] = definition.acceptance;
  return named === undefined
    ? run.risk_profiles
    : run.risk_profiles.filter((name) => named.some((one) => one === name));
}

function benefitCriterion(riskProfiles: readonly RiskProfileFacts[]): Criterion {
  return judge(
    'correlation_benefit',
    'Is the volatility of the meta-portfolio below that of its least volatile sleeve?',
    riskProfiles.map((facts) => {
      const { riskProfile, metaVolatility, leastVolatileSleeve, leastVolatility, holds } = correlationBenefit(facts);
      const pairs = (facts.correlation ?? []).flatMap((row, i) => row.slice(0, i));
      return {
        subject: riskProfile,
        verdict: verdictOf(holds),
        detail: `${percent(metaVolatility)} against ${percent(leastVolatility)} of ${leastVolatileSleeve}; ${correlationText(pairs)}`,
        figures: {
          meta_volatility: finite(metaVolatility),
          least_volatile_sleeve: leastVolatileSleeve,
          least_volatility: finite(leastVolatility),
          least_correlation: finite(Math.min(...pairs)),
          largest_correlation: finite(Math.max(...pairs)),
        },
      };
    }),
  );
}

function correlationText(pairs: readonly number[]): string {
  if (pairs.length === 0) return 'no pair of sleeves to correlate';
  const [least, largest] = [Math.min(...pairs), Math.max(...pairs)].map(ratio);
  return pairs.length === 1
    ? `correlation of the sleeves ${least}`
    : `correlations of the sleeves ${least} to ${largest}`;
}

function reproducibilityCriterion(riskProfiles: readonly RiskProfileFacts[]): Criterion {
  return judge(
    'reproducibility',
    'Does the ledger hold every allocation with its inputs and its answer?',
    riskProfiles.map(({ riskProfile, records: { windows, recorded, weightsAgree } }) => ({
      subject: riskProfile,
      verdict: verdictOf(recorded === windows && weightsAgree),
      detail: `${recorded} of ${counted(windows, 'allocation')} recorded; the weights to hold now ${
        weightsAgree ? 'are those of the ledger' : 'differ from those of the ledger'
      }`,
      figures: { allocations: windows, recorded, weights_agree: weightsAgree },
    })),
  );
}

function integrityCriterion({ parity, files }: MetaFacts): Criterion {
  const present = files.filter(({ status }) => status === 'present').length;
  return judge('integrity', 'Are the data of every leaf free of audit errors, and is the run complete?', [
    ...parity.leaves.map(({ path, integrity: { errors, warnings } }) => ({
      subject: path,
      verdict: verdictOf(errors === 0),
      detail: `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
      figures: { errors, warnings },
    })),
    {
      subject: 'files of the run',
      verdict: verdictOf(present === files.length),
      detail: `${present} of ${files.length} are there and have their digests`,
      figures: { files: files.length, present },
    },
  ]);
}

function boundsCriterion(riskProfiles: readonly RiskProfileFacts[], { config }: MetaFacts): Criterion {
  const { min_weight, max_weight } = config.meta_allocation;
  return judge(
    'sleeve_bounds',
    'Did the weight of every sleeve stay within its bounds, in every window?',
    riskProfiles.map(({ riskProfile, weightRange: { least, largest } }) => ({
      subject: riskProfile,
      verdict: verdictOf(least >= min_weight - BOUND_TOLERANCE && largest <= max_weight + BOUND_TOLERANCE),
      detail: `${percent(least)} to ${percent(largest)}, bounds ${percent(min_weight)} to ${percent(max_weight)}`,
      figures: { least_weight: least, largest_weight: largest, min_weight, max_weight },
    })),
  );
}

function healthCriterion(facts: MetaFacts, judged: readonly string[]): Criterion {
  const { min_solved_ratio } = facts.config.health;
  return judge(
    'health',
    `Were at least ${percent(min_solved_ratio)} of the requested windows solved?`,
    healthRows(facts)
      .filter(({ risk_profile }) => judged.includes(risk_profile))
      .map(({ stream, risk_profile, solved, requested, solved_ratio, healthy }) => ({
        subject: `${stream}, ${risk_profile}`,
        verdict: verdictOf(healthy),
        detail: `${solved} of ${requested} solved`,
        figures: { requested, solved, solved_ratio, min_solved_ratio },
      })),
  );
}

/** Without evidence nothing is proven. */
function judge(criterion: Criterion['criterion'], question: string, evidence: readonly Evidence[]): Criterion {
  const holds = evidence.length > 0 && evidence.every(({ verdict }) => verdict === 'PASS');
  return { criterion, question, verdict: verdictOf(holds), evidence };
}

function verdictOf(holds: boolean): Verdict {
  return holds ? 'PASS' : 'FAIL';
}

/** JSON has no NaN and no infinity. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
