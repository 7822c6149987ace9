import { expect, test } from 'vitest';
import { topologyOf } from './topology.js';

test('a chain of twenty thousand is ordered without recursion', () => {
  const length = 20_000;
  const edges = new Map(Array.from({ length }, (_, index) => [`n${index}`, [`n${index + 1}`]]));
  const { order, cycles } = topologyOf(edges);
  expect(cycles).toEqual([]);
  expect(order[0]).toBe(`n${length - 1}`);
  expect(order.at(-1)).toBe('n0');
});

test('a cycle is named once, without what leads to it', () => {
  const edges = new Map([
    ['tail', ['a']],
    ['a', ['b']],
    ['b', ['c', 'leaf']],
    ['c', ['a']],
    ['leaf', []],
    ['self', ['self']],
  ]);
  expect(topologyOf(edges)).toEqual({
    order: ['leaf'],
    cycles: [
      ['a', 'b', 'c', 'a'],
      ['self', 'self'],
    ],
  });
});
