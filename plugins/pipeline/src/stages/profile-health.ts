import { GateError } from '../errors.js';
import type { LedgerEntry } from '../ledger/ledger-entry.js';
import { percent } from '../report/format.js';

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

/** The health of risk profiles as the ledger of a whole run tells it. */
export function runHealth(entries: readonly LedgerEntry[], riskProfiles: readonly string[]): ProfileHealth[] {
  return riskProfiles.map((riskProfile) =>
    profileHealth(
      riskProfile,
      entries.filter(({ risk_profile }) => risk_profile === riskProfile),
    ),
  );
}

/** What the gate looks at. */
export interface HealthCheck {
  /** Named in the message: a profile or the folder of a run. */
  readonly where: string;
  /** Least share of the requested windows that each risk profile must have solved. */
  readonly threshold: number;
  readonly profiles: readonly ProfileHealth[];
}

/**
 * The gate: every risk profile has solved its share of the windows that were requested of it, and was asked for one at least.
 *
 * @throws GateError with every window that was not solved, and why
 */
export function requireHealthy({ where, threshold, profiles }: HealthCheck): void {
  const unhealthy = profiles.filter(({ requested, solved_ratio }) => requested === 0 || solved_ratio < threshold);
  if (unhealthy.length > 0) throw tooFewSolved({ where, threshold, profiles: unhealthy });
}

function reasonOf(outcome: LedgerEntry | undefined): string {
  if (outcome === undefined) return 'the ledger has an intent but no outcome';
  const { message, refusals, attempts } = outcome.data as {
    message?: string;
    refusals?: readonly { message: string }[];
    attempts?: readonly { reason: string }[];
  };
  const rung = attempts?.find(({ reason }) => reason !== '')?.reason;
  return message ?? refusals?.[0]?.message ?? rung ?? 'no reason recorded';
}

function tooFewSolved({ where, threshold, profiles: unhealthy }: HealthCheck): GateError {
  const table = unhealthy.flatMap(({ risk_profile, requested, solved, failures }) => [
    `  ${risk_profile}: ${solved} of ${requested} solved`,
    ...failures.map(({ window, status, reason }) => `    window ${window}: ${status}: ${reason}`),
  ]);
  return new GateError({
    where,
    rule: 'each risk profile must solve its share of the requested windows',
    got: unhealthy.map(({ risk_profile, solved_ratio }) => `${risk_profile} ${percent(solved_ratio)}`).join(', '),
    expected: `at least ${percent(threshold)}`,
    cause: `The windows that were not solved, and why:\n${table.join('\n')}`,
  });
}
