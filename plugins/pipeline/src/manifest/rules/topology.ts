export interface Topology {
  /** Every name that neither is in a cycle nor leads to one, after all the names that it leads to. */
  readonly order: readonly string[];
  /** Each cycle once, its first name repeated at the end. */
  readonly cycles: readonly (readonly string[])[];
}

/**
 * Order and cycles of a directed graph, without recursion, in time linear in its edges (Kahn 1962).
 *
 * @param edges - where each name leads; names that are no key of the map are ignored
 */
export function topologyOf(edges: ReadonlyMap<string, readonly string[]>): Topology {
  const parents = new Map([...edges.keys()].map((name) => [name, [] as string[]]));
  const open = new Map<string, number>();
  for (const [name, targets] of edges) {
    const known = [...new Set(targets)].filter((target) => edges.has(target));
    open.set(name, known.length);
    for (const target of known) parents.get(target)!.push(name);
  }
  const order = [...edges.keys()].filter((name) => open.get(name) === 0);
  for (const name of order) {
    for (const parent of parents.get(name)!) {
      open.set(parent, open.get(parent)! - 1);
      if (open.get(parent) === 0) order.push(parent);
    }
  }
  const settled = new Set(order);
  return { order, cycles: cyclesOf(edges, settled) };
}

/** Outside of the settled names every name leads to another one outside, so every walk closes or meets an earlier walk. */
function cyclesOf(edges: ReadonlyMap<string, readonly string[]>, settled: ReadonlySet<string>): string[][] {
  const cycles: string[][] = [];
  const visited = new Set(settled);
  for (const start of edges.keys()) {
    const walk: string[] = [];
    const positions = new Map<string, number>();
    let name = start;
    while (!visited.has(name)) {
      visited.add(name);
      positions.set(name, walk.length);
      walk.push(name);
      name = edges.get(name)!.find((target) => edges.has(target) && !settled.has(target))!;
    }
    const position = positions.get(name);
    if (position !== undefined) cycles.push([...walk.slice(position), name]);
  }
  return cycles;
}
