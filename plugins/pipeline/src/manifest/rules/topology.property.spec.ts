import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topologyOf } from './topology.js';

const NAME = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const GRAPH = fc.dictionary(NAME, fc.array(NAME, { maxLength: 3 })).map((edges) => new Map(Object.entries(edges)));

/** Every name that can be reached in one or more steps. */
function reachableFrom(edges: ReadonlyMap<string, readonly string[]>, start: string): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const target of edges.get(name) ?? []) {
      if (edges.has(target) && !reached.has(target)) {
        reached.add(target);
        open.push(target);
      }
    }
  }
  return reached;
}

test('the order holds exactly the names that reach no cycle, each after all that it leads to', () => {
  fc.assert(
    fc.property(GRAPH, (edges) => {
      const { order } = topologyOf(edges);
      const isCyclic = (name: string) => reachableFrom(edges, name).has(name);
      const expected = [...edges.keys()].filter(
        (name) => !isCyclic(name) && ![...reachableFrom(edges, name)].some(isCyclic),
      );
      expect([...order].sort()).toEqual(expected.sort());
      for (const [index, name] of order.entries()) {
        for (const target of edges.get(name)!) if (edges.has(target)) expect(order.indexOf(target)).toBeLessThan(index);
      }
    }),
    { numRuns: 100 },
  );
});

test('there is a cycle exactly when a name reaches itself, and every step of a cycle is an edge', () => {
  fc.assert(
    fc.property(GRAPH, (edges) => {
      const { cycles } = topologyOf(edges);
      expect(cycles.length > 0).toBe([...edges.keys()].some((name) => reachableFrom(edges, name).has(name)));
      for (const cycle of cycles) {
        expect(cycle[0]).toBe(cycle.at(-1));
        for (const [index, name] of cycle.slice(1).entries()) expect(edges.get(cycle[index]!)).toContain(name);
      }
    }),
    { numRuns: 100 },
  );
});
