import { randomInt } from 'node:crypto';

/** Whether everything is tried (`npm run faults`), or a sample. */
export const EVERYTHING = process.env.METAFOLIO_FAULTS === 'all';

/** Decides what is in a sample; printed by what fails. */
export const SEED = Number(process.env.METAFOLIO_SEED ?? randomInt(2 ** 31));

/** For the message of an expectation: how to see it again. */
export const AGAIN = EVERYTHING ? 'npm run faults' : `METAFOLIO_SEED=${SEED}`;

/** The whole list, or that many of it chosen by the seed, in the order of the list. */
export function sampleOf<T>(list: readonly T[], count: number): readonly T[] {
  if (EVERYTHING || list.length <= count) return list;
  const random = numbers(SEED);
  const chosen = list.map((item, index) => ({ item, index, rank: random() })).sort((a, b) => a.rank - b.rank);
  return chosen
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item);
}

/** Marsaglia's xorshift (2003), 32 bits. */
export function numbers(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Tells the user of a campaign how far it is; a sample says nothing. */
export function tell(text: string): void {
  if (EVERYTHING) process.stdout.write(`${text}\n`);
}
