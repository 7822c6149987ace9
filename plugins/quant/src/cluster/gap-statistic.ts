import type { GapStatistic } from '../names.js';
import { flatClusters } from './flat-clusters.js';
import type { Linkage } from './linkage.js';
import { membersOf } from './members.js';

interface GapRecipe {
  /** Dispersion of a cluster from the distances between its members, two or more. */
  readonly dispersion: (distances: Float64Array) => number;
  /** Largest number of clusters whose dispersion is looked at. */
  readonly most: (n: number) => number;
  /** First number of clusters whose gap counts. */
  readonly first: number;
  /** Which of the three numbers of clusters that a gap is made of is the answer: the first is 0. */
  readonly answer: number;
}

const RECIPES: Record<GapStatistic, GapRecipe> = {
  skfolio: { dispersion: mean, most: (n) => Math.max(8, Math.round(Math.sqrt(n))), first: 1, answer: 1 },
  riskfolio: { dispersion: deviation, most: (n) => Math.floor(Math.min(10, Math.sqrt(n)) + 2), first: 2, answer: 0 },
};

/**
 * Number of clusters by the two-difference gap statistic: the k whose W(k) + W(k+2) - 2W(k+1) is largest, W(k) the sum of the
 * dispersions of k clusters. The field departs from the paper in two ways, which are both here: `skfolio` takes the mean
 * distance between the members of a cluster for its dispersion, and answers k + 1; `riskfolio` takes the standard deviation
 * of these distances, and never answers 1. Where there are too few leaves for a gap, each is a cluster up to two of them, and
 * three are one cluster for `riskfolio`, as in that package.
 *
 * @param tree - tree of N leaves
 * @param distance - N × N, symmetric, finite, row-major
 * @returns 1 … N
 *
 * Source: Yue, Wang, Wei (2009), "Application of two-order difference to gap statistic".
 */
export function clusterCountByGap(tree: Linkage, distance: Float64Array, kind: GapStatistic): number {
  const { n } = tree;
  const { dispersion, most, first, answer } = RECIPES[kind];
  if (n <= 2) return n;
  const members = membersOf(tree);
  const ofCluster = (id: number) => (id < n ? 0 : dispersion(distancesWithin(distance, n, members(id))));
  const known = new Map<number, number>();
  const totals = Array.from({ length: Math.min(n, most(n)) }, (_, k) => {
    const clusters = flatClusters(tree, k + 1);
    for (const id of clusters) if (!known.has(id)) known.set(id, ofCluster(id));
    return clusters.reduce((sum, id) => sum + (known.get(id) ?? 0), 0);
  });
  let best = 1 - answer;
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = first; k + 2 <= totals.length; k++) {
    const gap = totals[k - 1] + totals[k + 1] - 2 * totals[k];
    if (gap > largest) [best, largest] = [k, gap];
  }
  return best + answer;
}

function distancesWithin(distance: Float64Array, n: number, members: Int32Array): Float64Array {
  const distances = new Float64Array((members.length * (members.length - 1)) / 2);
  let count = 0;
  for (let a = 0; a < members.length; a++) {
    for (let b = 0; b < a; b++) distances[count++] = distance[members[a] * n + members[b]];
  }
  return distances;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k];
  return sum / values.length;
}

function deviation(values: Float64Array): number {
  const centre = mean(values);
  let squares = 0;
  for (let k = 0; k < values.length; k++) squares += (values[k] - centre) * (values[k] - centre);
  return Math.sqrt(squares / values.length);
}
