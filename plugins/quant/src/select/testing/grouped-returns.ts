import fc from 'fast-check';
import { type ReturnsMatrix, returnsMatrix } from '../../matrix/returns-matrix.js';

/** Uniform numbers in [0, 1) from a seed, the same everywhere (a 32-bit linear congruence, high bits only). */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** Returns of assets in groups that move together, each with a noise and a drift of its own. */
export function groupedReturns(seed: number, rows: number, groups: readonly number[]): ReturnsMatrix {
  const next = uniforms(seed);
  const members = groups.flatMap((size, group) => new Array<number>(size).fill(group));
  const drifts = members.map(() => next() * 0.004 - 0.001);
  const values = new Float64Array(rows * members.length);
  for (let t = 0; t < rows; t++) {
    const moves = groups.map(() => (next() + next() + next() - 1.5) * 0.02);
    members.forEach((group, j) => {
      values[t * members.length + j] = drifts[j] + moves[group] + (next() + next() - 1) * 0.006;
    });
  }
  return returnsMatrix(
    members.map((_, j) => `asset ${j}`),
    values,
  );
}

/** Arbitrary universes of 3 to 9 assets in 3 groups over 40 to 220 rows. */
export const universes: fc.Arbitrary<ReturnsMatrix> = fc
  .record({
    seed: fc.nat(),
    rows: fc.integer({ min: 40, max: 220 }),
    groups: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ seed, rows, groups }) => groupedReturns(seed, rows, groups));

/** The universe with its columns in another order: column k of the result is column `order[k]`. */
export function permutationOf(returns: ReturnsMatrix): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray([...returns.assets.keys()], { minLength: returns.cols });
}
