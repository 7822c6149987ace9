import { describe, expect, it } from 'vitest';
import { DEFAULT_SELECTION } from './options.js';
import { chooseWinners, type Field } from './winners.js';

/** Eight assets in three clusters; scores fall with the column, nobody is vetoed, all pass the gate. */
const field = (change: Partial<Field> = {}): Field => ({
  scores: Float64Array.of(0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2),
  clusters: [0, 0, 0, 1, 1, 2, 2, 2],
  vetoed: new Array<boolean>(8).fill(false),
  gateReturn: new Float64Array(8),
  ...change,
});
const vetoing = (...columns: readonly number[]) => field().vetoed.map((_, j) => columns.includes(j));
const choose = (change: Partial<Field>, options = {}) =>
  chooseWinners(field(change), { ...DEFAULT_SELECTION, ...options });

describe('chooseWinners', () => {
  it('takes the topN best scores of each cluster at stage 1', () => {
    expect(choose({})).toEqual({ winners: [0, 1, 3, 4, 5, 6], stage: 1 });
  });

  it('passes over the vetoed and those below the gate, and fills their seats from the same cluster', () => {
    const gateReturn = Float64Array.of(0, 0, 0, 0, 0, 0, -0.01, 0);
    expect(choose({ vetoed: vetoing(0), gateReturn })).toEqual({ winners: [1, 2, 3, 4, 5, 7], stage: 1 });
  });

  it('lets an asset pass whose return is exactly the gate', () => {
    const gateReturn = new Float64Array(8).fill(0.02);
    expect(choose({ gateReturn }, { minMomentumScore: 0.02 }).stage).toBe(1);
    expect(choose({ gateReturn }, { minMomentumScore: 0.0201 }).stage).toBe(2);
  });

  it('breaks equal scores by column', () => {
    expect(choose({ scores: new Float64Array(8).fill(0.5) }).winners).toEqual([0, 1, 3, 4, 5, 6]);
  });

  it('at stage 2 drops the gate but keeps who has passed it', () => {
    // Only the weakest of each cluster pass the gate; with one seat a cluster they keep it.
    const gateReturn = Float64Array.of(-1, -1, 0, -1, 0, -1, -1, 0);
    expect(choose({ gateReturn }, { topN: 1, minWinners: 3 })).toEqual({ winners: [2, 4, 7], stage: 1 });
    expect(choose({ gateReturn }, { topN: 2 })).toEqual({ winners: [0, 2, 3, 4, 5, 7], stage: 2 });
    expect(choose({ gateReturn }, { topN: 2, minWinners: 6 }).stage).toBe(2);
  });

  it('at stage 2 fills the seats that the winners of stage 1 left', () => {
    const gateReturn = Float64Array.of(0, -1, -1, 0, -1, 0, -1, -1);
    expect(choose({ gateReturn })).toEqual({ winners: [0, 1, 3, 4, 5, 6], stage: 2 });
  });

  it('at stage 3 gives each cluster without a winner its best score, vetoed or not', () => {
    expect(choose({ vetoed: vetoing(3, 4) })).toEqual({ winners: [0, 1, 3, 5, 6], stage: 3 });
  });

  it('at stage 4 adds the best scores left until there are enough', () => {
    expect(choose({ vetoed: vetoing(1, 2, 3, 4, 6, 7) })).toEqual({ winners: [0, 1, 2, 3, 5], stage: 4 });
  });

  it('at stage 4 chooses by score alone when everyone is vetoed', () => {
    expect(choose({ vetoed: new Array<boolean>(8).fill(true) })).toEqual({ winners: [0, 1, 2, 3, 5], stage: 4 });
  });

  it('asks for no more winners than there are assets', () => {
    const three = {
      scores: Float64Array.of(1, 2, 3),
      clusters: [0, 0, 0],
      vetoed: [false, false, true],
      gateReturn: new Float64Array(3),
    };
    expect(chooseWinners(three, DEFAULT_SELECTION)).toEqual({ winners: [0, 1, 2], stage: 4 });
  });
});
