import type { LedgerEntry } from '../../ledger/ledger-entry.js';

/** What the selection of one window came to, as the ledger tells it. */
export interface SelectionFacts {
  /** Its number, or `now`. */
  readonly window: string;
  readonly seq: number;
  readonly train: { readonly from: string; readonly to: string };
  /** How far the rules were relaxed to find enough winners: 1 is not at all. */
  readonly relaxationStage: number;
  readonly winners: readonly { readonly symbol: string; readonly score: number }[];
  /** Assets that a rule struck. */
  readonly vetoed: readonly string[];
  /** Assets that could take no part. */
  readonly excluded: readonly string[];
}

interface Outcome {
  readonly relaxation_stage: number;
  readonly winners: SelectionFacts['winners'];
  readonly vetoes: readonly { readonly symbol: string }[];
  readonly excluded: readonly { readonly asset: string }[];
}

/** The selections of a ledger, in its order. */
export function selectionFacts(entries: readonly LedgerEntry[]): SelectionFacts[] {
  const about = (phase: LedgerEntry['phase']) =>
    entries.filter((entry) => entry.step === 'select' && entry.phase === phase && entry.window !== undefined);
  const trains = new Map(
    about('intent').map(({ window, params }) => [window, params.train as unknown as SelectionFacts['train']]),
  );
  return about('outcome').map(({ window, seq, data }) => {
    const { relaxation_stage, winners, vetoes, excluded } = data as unknown as Outcome;
    return {
      window: window!,
      seq,
      train: trains.get(window)!,
      relaxationStage: relaxation_stage,
      winners,
      vetoed: [...new Set(vetoes.map(({ symbol }) => symbol))],
      excluded: excluded.map(({ asset }) => asset),
    };
  });
}
