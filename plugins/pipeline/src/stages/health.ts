import { GateError } from '../errors.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import type { ResolvedProfile } from '../manifest/index.js';
import { percent } from '../report/format.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

type Config = Pick<ResolvedProfile, 'health'> & { readonly risk: Pick<ResolvedProfile['risk'], 'profiles'> };

/** How the requested windows of one risk profile ended, as its ledger tells it. */
export interface ProfileHealth {
  readonly risk_profile: string;
  readonly requested: number;
  readonly solved: number;
  readonly fallback: number;
  readonly failed: number;
  /** solved / requested; 0 when nothing was requested. A fallback is not counted as solved. */
  readonly solved_ratio: number;
  readonly failures: readonly { readonly window: string; readonly status: string; readonly reason: string }[];
}

/** `health.json`. */
export interface HealthFile {
  readonly min_solved_ratio: number;
  readonly profiles: readonly ProfileHealth[];
}

/** The gate: every risk profile must have solved its share of the windows that were requested of it. */
export function health({ kind, profile, config, inputs, ledger, directory }: StageRun<Config>): StageProduct {
  const { min_solved_ratio: threshold } = config.health;
  const stage = kind === 'sleeve' ? 'tournament' : 'allocate';
  const profiles = config.risk.profiles.map((riskProfile) =>
    profileHealth(riskProfile, readLedger(inputs.artifact(directory(stage, riskProfile), LEDGER_FILE))),
  );
  for (const { risk_profile, requested, solved, fallback, failed } of profiles) {
    ledger.record({
      step: 'health',
      phase: 'finding',
      data: { risk_profile, requested, solved, fallback, failed, threshold },
    });
  }
  const unhealthy = profiles.filter(({ requested, solved_ratio }) => requested === 0 || solved_ratio < threshold);
  if (unhealthy.length > 0) throw tooFewSolved({ profile, threshold, unhealthy });
  const file: HealthFile = { min_solved_ratio: threshold, profiles };
  const least = Math.min(...profiles.map(({ solved_ratio }) => solved_ratio));
  return {
    files: new Map([['health.json', jsonFile(file)]]),
    summary: `healthy: at least ${percent(least)} of the windows solved`,
  };
}

/** Counts intents against outcomes: a window whose outcome is missing counts as failed. */
export function profileHealth(riskProfile: string, entries: readonly LedgerEntry[]): ProfileHealth {
  const decisions = entries.filter(({ window }) => window !== undefined);
  const requested = decisions.filter(({ phase }) => phase === 'intent');
  const outcomes = new Map(decisions.filter(({ phase }) => phase === 'outcome').map((entry) => [entry.window, entry]));
  const ends = requested.map(({ window }) => ({ window: window!, outcome: outcomes.get(window!) }));
  const count = (status: string) => ends.filter(({ outcome }) => outcome?.status === status).length;
  const solved = count('success');
  const fallback = count('fallback');
  return {
    risk_profile: riskProfile,
    requested: requested.length,
    solved,
    fallback,
    failed: requested.length - solved - fallback,
    solved_ratio: requested.length === 0 ? 0 : solved / requested.length,
    failures: ends.flatMap(({ window, outcome }) =>
      outcome?.status === 'success'
        ? []
        : [{ window, status: outcome?.status ?? 'missing', reason: reasonOf(outcome) }],
    ),
  };
}

function reasonOf(outcome: LedgerEntry | undefined): string {
  if (outcome === undefined) return 'the ledger has an intent but no outcome';
  const { message, attempts } = outcome.data as { message?: string; attempts?: readonly { reason: string }[] };
  return message ?? attempts?.find(({ reason }) => reason !== '')?.reason ?? 'no reason recorded';
}

function tooFewSolved({
  profile,
  threshold,
  unhealthy,
}: {
  profile: string;
  threshold: number;
  unhealthy: ProfileHealth[];
}): GateError {
  const table = unhealthy.flatMap(({ risk_profile, requested, solved, failures }) => [
    `  ${risk_profile}: ${solved} of ${requested} solved`,
    ...failures.map(({ window, status, reason }) => `    window ${window}: ${status}: ${reason}`),
  ]);
  return new GateError({
    where: `${profile}: health`,
    rule: 'each risk profile must solve its share of the requested windows',
    got: unhealthy.map(({ risk_profile, solved_ratio }) => `${risk_profile} ${percent(solved_ratio)}`).join(', '),
    expected: `at least ${percent(threshold)}`,
    cause: `The windows that were not solved, and why:\n${table.join('\n')}`,
  });
}
