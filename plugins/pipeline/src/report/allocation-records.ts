import type { LedgerEntry } from '../ledger/ledger-entry.js';
import type { WindowRecord } from '../stages/walk-forward-stream.js';

/** What the ledger holds of the allocations of one risk profile, so that each can be made again and compared. */
export interface AllocationRecords {
  /** Windows that were allocated, `now` among them. */
  readonly windows: number;
  /** Of those, the windows with an intent and an outcome that name engine, risk profile and number of sleeves, and the weights if solved. */
  readonly recorded: number;
  /** Whether the weights to hold now are those of the last allocation that the ledger calls solved. */
  readonly weightsAgree: boolean;
}

export interface AllocationClaim {
  readonly engine: string;
  readonly riskProfile: string;
  readonly windows: readonly Pick<WindowRecord, 'window'>[];
  /** Weights to hold now by sleeve, zeros left out. */
  readonly weightsNow: Readonly<Record<string, number>>;
  readonly sleeves: number;
}

/** Holds what a run says of its allocations against its ledger. */
export function allocationRecords(ledger: readonly LedgerEntry[], claim: AllocationClaim): AllocationRecords {
  const { engine, riskProfile, sleeves } = claim;
  const ours = ledger.filter(
    ({ step, params }) =>
      step === `meta_optimize_${riskProfile}` &&
      params.engine === engine &&
      params.profile === riskProfile &&
      params.n_sleeves === sleeves,
  );
  const recorded = claim.windows.filter(({ window }) => {
    const entries = ours.filter((entry) => entry.window === String(window));
    return entries.some(({ phase }) => phase === 'intent') && entries.some(isAnswer);
  });
  const solved = ours.findLast((entry) => isAnswer(entry) && entry.status !== 'error');
  return {
    windows: claim.windows.length,
    recorded: recorded.length,
    weightsAgree: solved !== undefined && sameWeights(solved.data.weights as Record<string, number>, claim.weightsNow),
  };
}

function isAnswer({ phase, status, data }: LedgerEntry): boolean {
  return phase === 'outcome' && (status === 'error' || typeof data.weights === 'object');
}

function sameWeights(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
