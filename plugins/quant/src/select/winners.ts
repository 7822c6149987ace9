import type { SelectionOptions } from './options.js';

/** How far the rules were relaxed: 1 not at all, 2 momentum gate, 3 a representative a cluster, 4 the best of the rest. */
export type RelaxationStage = 1 | 2 | 3 | 4;

/** The candidates as the choice sees them; arrays of N. */
export interface Field {
  readonly scores: Float64Array;
  readonly clusters: readonly number[];
  readonly vetoed: readonly boolean[];
  /** Compounded return of the last 60 rows. */
  readonly gateReturn: Float64Array;
}

/**
 * Chooses the winners: in each cluster the `topN` best scores among those unvetoed whose gate return is at least
 * `minMomentumScore`. While there are fewer than `minWinners` (or N) the rules are relaxed, and who has won stays:
 * stage 2 fills the clusters up to `topN` without the momentum gate, stage 3 gives every cluster without a winner its
 * best score, vetoed or not, stage 4 adds the best scores left, vetoed or not, until there are enough. Equal scores
 * rank by column.
 *
 * @returns the winners' columns, ascending, and the last stage that was needed
 */
export function chooseWinners(
  field: Field,
  { topN, minWinners, minMomentumScore }: SelectionOptions,
): { winners: number[]; stage: RelaxationStage } {
  const { scores, clusters, vetoed } = field;
  // The sort is stable, so equal scores stay in the order of the columns.
  const ranking = Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a]);
  const enough = Math.min(minWinners, scores.length);
  const winners = new Set<number>();
  const seats = new Map<number, number>();
  const admit = (limit: number, eligible: (j: number) => boolean): void => {
    for (const j of ranking) {
      const taken = seats.get(clusters[j]) ?? 0;
      if (winners.has(j) || taken >= limit || !eligible(j)) continue;
      winners.add(j);
      seats.set(clusters[j], taken + 1);
    }
  };
  const done = (stage: RelaxationStage) => ({ winners: [...winners].sort((a, b) => a - b), stage });

  admit(topN, (j) => !vetoed[j] && field.gateReturn[j] >= minMomentumScore);
  if (winners.size >= enough) return done(1);
  admit(topN, (j) => !vetoed[j]);
  if (winners.size >= enough) return done(2);
  admit(1, () => true);
  if (winners.size >= enough) return done(3);
  admit(Number.POSITIVE_INFINITY, () => winners.size < enough);
  return done(4);
}
