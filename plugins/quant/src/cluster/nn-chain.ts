import type { LinkageMethod } from '../names.js';
import { type RawMerges, rawMerges } from './raw-merges.js';

/** Distance of cluster i to the merger of x and y, from the distances and sizes before it. */
type Update = (ix: number, iy: number, xy: number, sizes: { i: number; x: number; y: number }) => number;

/** Lance, Williams (1967), "A general theory of classificatory sorting strategies". */
const UPDATES: Record<Exclude<LinkageMethod, 'single'>, Update> = {
  complete: (ix, iy) => Math.max(ix, iy),
  average: (ix, iy, _, { x, y }) => (x * ix + y * iy) / (x + y),
  ward: (ix, iy, xy, { i, x, y }) => {
    const t = 1 / (x + y + i);
    return Math.sqrt((i + x) * t * ix * ix + (i + y) * t * iy * iy - i * t * xy * xy);
  },
};

interface Clusters {
  readonly n: number;
  /** N × N distances between the clusters that are left; a cluster lives in the column of one of its leaves. */
  readonly distance: Float64Array;
  /** Leaves in each cluster; 0 where the column has been merged away. */
  readonly sizes: Int32Array;
}

/**
 * Nearest-neighbour chain: walks from cluster to nearest cluster until two are each other's nearest, and merges them.
 * Where the walk came from wins ties, else the first column.
 *
 * Source: Murtagh (1983), "A survey of recent advances in hierarchical clustering algorithms".
 */
export function nearestNeighbourChain(
  distance: Float64Array,
  n: number,
  method: Exclude<LinkageMethod, 'single'>,
): RawMerges {
  const merges = rawMerges(n);
  const clusters = { n, distance: distance.slice(), sizes: new Int32Array(n).fill(1) };
  const chain: number[] = [];
  for (let k = 0; k < n - 1; k++) {
    if (chain.length === 0) chain.push(clusters.sizes.findIndex((size) => size > 0));
    let nearest = nearestTo(clusters, chain);
    while (nearest !== chain.at(-2)) {
      chain.push(nearest);
      nearest = nearestTo(clusters, chain);
    }
    const [p, q] = chain.splice(-2);
    merges.a[k] = Math.min(p, q);
    merges.b[k] = Math.max(p, q);
    merges.heights[k] = clusters.distance[p * n + q];
    merge(clusters, merges.a[k], merges.b[k], UPDATES[method]);
  }
  return merges;
}

/** Nearest cluster to the end of the chain. */
function nearestTo({ n, distance, sizes }: Clusters, chain: readonly number[]): number {
  const x = chain[chain.length - 1];
  let nearest = chain.length > 1 ? chain[chain.length - 2] : -1;
  let least = nearest === -1 ? Number.POSITIVE_INFINITY : distance[x * n + nearest];
  for (let i = 0; i < n; i++) {
    if (sizes[i] > 0 && i !== x && distance[x * n + i] < least) {
      nearest = i;
      least = distance[x * n + i];
    }
  }
  return nearest;
}

/** Merges cluster x into the column of y. */
function merge({ n, distance, sizes }: Clusters, x: number, y: number, update: Update): void {
  const xy = distance[x * n + y];
  const counts = { i: 0, x: sizes[x], y: sizes[y] };
  for (let i = 0; i < n; i++) {
    if (sizes[i] === 0 || i === x || i === y) continue;
    counts.i = sizes[i];
    const merged = update(distance[i * n + x], distance[i * n + y], xy, counts);
    distance[i * n + y] = merged;
    distance[y * n + i] = merged;
  }
  sizes[y] += sizes[x];
  sizes[x] = 0;
}
