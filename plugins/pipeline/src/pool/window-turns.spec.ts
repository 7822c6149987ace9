import { returnsMatrix } from '@metafolio/quant';
import { describe, expect, it } from 'vitest';
import { riskSchema } from '../manifest/blocks/risk.js';
import type { SolutionWindow } from '../stages/solve-window.js';
import { doneTurns, newTurns, type SharedWindows, takeTurns } from './window-turns.js';

const risk = riskSchema.parse({});
const everyone = { columns: [0, 1], clusters: [0, 1], regime: 'NORMAL' } as const;

/** Windows of equal weights, some of which throw. */
function windowsOf(count: number, broken: readonly number[] = []): SharedWindows<'solve'> {
  const matrix = returnsMatrix(['A', 'B'], Float64Array.of(0.1, 0.2, -0.1, 0.3));
  const windows = Array.from({ length: count }, (_, k): SolutionWindow => {
    const columns = broken.includes(k) ? (null as never) : everyone.columns;
    return { trainStart: 0, trainEnd: 2, participants: { ...everyone, columns } };
  });
  return {
    computation: 'solve',
    job: { matrix, riskProfile: 'equal_weight', risk, bounds: risk, periods: 252 },
    windows,
    turns: newTurns(),
  };
}

describe('takeTurns', () => {
  it('gives every window to one of those who take turns, in ascending order', () => {
    const shared = windowsOf(5);
    const [one, other] = [takeTurns(shared), takeTurns(shared)];
    const first = [one.next(), other.next(), other.next()].map(({ value }) => value?.index);
    expect(first).toEqual([0, 1, 2]);
    expect([...one].map(({ index }) => index)).toEqual([3, 4]);
    expect([...other]).toEqual([]);
    expect(doneTurns(shared.turns)).toBe(5);
  });

  it('ends at a window that throws: all before it were taken, none is taken after it', () => {
    const shared = windowsOf(6, [2, 4]);
    const [one, other] = [takeTurns(shared), takeTurns(shared)];
    expect(one.next().value).toMatchObject({ index: 0, result: { status: 'success' } });
    expect(other.next().value).toMatchObject({ index: 1 });
    expect(other.next().value).toMatchObject({ index: 2, failure: expect.stringContaining('TypeError') });
    expect([...other, ...one]).toEqual([]);
    expect(doneTurns(shared.turns)).toBe(2);
  });
});
