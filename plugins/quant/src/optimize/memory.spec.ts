import { describe, expect, it } from 'vitest';
import { withLentMemory } from './memory.js';
import { solve } from './solve.js';
import { syntheticReturns } from './testing/synthetic-returns.js';

describe('withLentMemory', () => {
  it('lends zeros, also where somebody has written before', () => {
    withLentMemory(({ numbers, integers, signs }) => {
      numbers(3).fill(7);
      integers(3).fill(7);
      signs(3).fill(7);
    });
    withLentMemory(({ numbers, integers, signs }) => {
      expect([...integers(3), ...signs(9), ...numbers(3)].every((value) => value === 0)).toBe(true);
    });
  });

  it('keeps what it has lent until the calculation ends, though it lends to another one within it', () => {
    withLentMemory(({ numbers }) => {
      const outer = numbers(2).fill(1);
      withLentMemory((inner) => inner.numbers(2).fill(2));
      expect([...outer, ...numbers(2)]).toEqual([1, 1, 0, 0]);
    });
  });

  it('takes back what it lent to a calculation that failed', () => {
    const first = () => withLentMemory(({ numbers }) => numbers(1).byteOffset);
    const before = first();
    expect(() =>
      withLentMemory(({ numbers }) => {
        numbers(100);
        throw new Error('it fails');
      }),
    ).toThrow('it fails');
    expect(first()).toBe(before);
  });

  it('makes an own array where there is no room', () => {
    withLentMemory(({ numbers, integers, signs }) => {
      const [some, many] = [numbers(1), numbers(1 << 23)];
      expect(many.buffer).not.toBe(some.buffer);
      expect(many.length).toBe(1 << 23);
      numbers((1 << 22) - 1);
      expect(integers(2).buffer).not.toBe(some.buffer);
      expect(signs(2).buffer).not.toBe(some.buffer);
    });
  });
});

it.each(['min_cvar', 'min_mad', 'min_cdar', 'min_gini'] as const)(
  'the answer of %s stays as it was when another window is solved in the same memory',
  (profile) => {
    const [one, other] = [8, 9].map((seed) => syntheticReturns({ rows: 40, cols: 5, seed }));
    const { weights } = solve({ profile, returns: one });
    const before = [...weights];
    solve({ profile, returns: other });
    expect([...weights]).toEqual(before);
    expect([...solve({ profile, returns: one }).weights]).toEqual(before);
  },
);
