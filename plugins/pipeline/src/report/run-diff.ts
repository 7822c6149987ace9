import type { Performance } from '@metafolio/quant';
import { flatParameters } from '../stages/compare-parameters.js';
import type { RunFacts, RunProfileFacts } from './run-facts.js';

/** What differs between two runs, or two states of anything. */
export interface Difference<Value> {
  readonly a: Value;
  readonly b: Value;
}

/** A configuration key, its values as canonical JSON; null where it is not there. */
export interface ParameterDifference extends Difference<string | null> {
  readonly parameter: string;
}

export interface FigureDifference extends Difference<number> {
  readonly name: string;
  /** b - a. */
  readonly change: number;
}

export interface ProfileDiff {
  readonly risk_profile: string;
  /** First and last date of each stream. */
  readonly dates: Difference<readonly [from: string, to: string]>;
  readonly metrics: readonly FigureDifference[];
  /** Signed weights to hold now of every asset that either holds, the largest change first. */
  readonly weights: readonly FigureDifference[];
  /** What is traded to get from the weights of a to those of b: Σ|b - a|, a full switch is 2. */
  readonly turnover: number;
}

/** `metafolio diff`: two runs side by side. */
export interface RunDiff {
  readonly runs: Difference<{ readonly run_id: string; readonly profile: string; readonly as_of: string }>;
  /** Of the resolved manifests. */
  readonly config: readonly ParameterDifference[];
  /** Of the risk profiles that both have. */
  readonly profiles: readonly ProfileDiff[];
  readonly only_a: readonly string[];
  readonly only_b: readonly string[];
}

/** The metrics that a diff compares, by the names of {@link Performance}. */
export const COMPARED_METRICS = [
  'returnAnnual',
  'volatilityAnnual',
  'sharpe',
  'sortino',
  'maxDrawdownCompounded',
  'calmar',
  'conditionalValueAtRisk95',
] as const satisfies readonly (keyof Performance)[];

/** Compares two runs: their configuration, and under each risk profile their metrics and the weights to hold now. */
export function diffRuns(a: RunFacts, b: RunFacts): RunDiff {
  const names = (facts: RunFacts) => facts.riskProfiles.map(({ riskProfile }) => riskProfile);
  const [ofA, ofB] = [names(a), names(b)];
  return {
    runs: { a: identity(a), b: identity(b) },
    config: diffParameters(a.config, b.config),
    profiles: a.riskProfiles.flatMap((one) => {
      const other = b.riskProfiles.find(({ riskProfile }) => riskProfile === one.riskProfile);
      return other === undefined ? [] : [diffProfile(one, other)];
    }),
    only_a: ofA.filter((name) => !ofB.includes(name)),
    only_b: ofB.filter((name) => !ofA.includes(name)),
  };
}

/** Every parameter that differs between two nested configurations, by its dotted name. */
export function diffParameters(a: unknown, b: unknown): ParameterDifference[] {
  const [ofA, ofB] = [flatParameters(a), flatParameters(b)];
  const parameters = [...new Set([...ofA.keys(), ...ofB.keys()])].sort();
  return parameters
    .map((parameter) => ({ parameter, a: ofA.get(parameter) ?? null, b: ofB.get(parameter) ?? null }))
    .filter((difference) => difference.a !== difference.b);
}

function identity({ run: { run_id, profile, as_of } }: RunFacts): RunDiff['runs']['a'] {
  return { run_id, profile, as_of };
}

function diffProfile(a: RunProfileFacts, b: RunProfileFacts): ProfileDiff {
  const weights = diffWeights(a, b);
  return {
    risk_profile: a.riskProfile,
    dates: { a: ends(a), b: ends(b) },
    metrics: [
      ...COMPARED_METRICS.map((name) => figure(name, a.stream.performance[name], b.stream.performance[name])),
      figure('turnoverAnnual', a.stream.turnoverAnnual ?? Number.NaN, b.stream.turnoverAnnual ?? Number.NaN),
    ],
    weights,
    turnover: weights.reduce((sum, { change }) => sum + Math.abs(change), 0),
  };
}

function ends({ dates }: RunProfileFacts): [from: string, to: string] {
  return [dates[0]!, dates.at(-1)!];
}

function diffWeights(a: RunProfileFacts, b: RunProfileFacts): FigureDifference[] {
  const weightsOf = ({ portfolio }: RunProfileFacts) =>
    new Map(portfolio.weights.map(({ symbol, net_weight }) => [symbol, net_weight]));
  const [ofA, ofB] = [weightsOf(a), weightsOf(b)];
  const symbols = [...new Set([...ofA.keys(), ...ofB.keys()])].sort();
  return symbols
    .map((symbol) => figure(symbol, ofA.get(symbol) ?? 0, ofB.get(symbol) ?? 0))
    .sort((x, y) => Math.abs(y.change) - Math.abs(x.change));
}

function figure(name: string, a: number, b: number): FigureDifference {
  // Two infinities of one sign are no change.
  return { name, a, b, change: Object.is(a, b) ? 0 : b - a };
}
