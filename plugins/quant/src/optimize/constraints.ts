import { InfeasibleError, InvalidInputError } from '../errors.js';
import type { Constraints, GroupCap, SolveOptions } from './types.js';

/** Rounding of N products that should sum to 1: 49 · (1/49) is below 1. */
const ROUNDING = 1e-12;

type BoundOptions = Pick<SolveOptions, 'minWeight' | 'maxWeight' | 'clusterCap' | 'clusters'>;

/**
 * Constraints of n assets: the same box for each, and a cap on each cluster. A cap below 1/K cannot hold for K clusters
 * that share the budget of 1; it is raised to 1/K, with a note.
 *
 * @param n - N, the number of assets
 * @param options - bounds in [0, 1] (default 0 and 1); with `clusterCap`, the cluster label of each of the n assets
 * @throws {@link InvalidInputError} when a bound is outside [0, 1], or a cap has no clusters or labels of another length
 * @throws {@link InfeasibleError} when no weights of sum 1 satisfy bounds and caps
 */
export function constraintsFor(n: number, options: BoundOptions): Constraints {
  const { minWeight = 0, maxWeight = 1 } = options;
  requireFraction('minWeight', minWeight);
  requireFraction('maxWeight', maxWeight);
  requireFeasibleBounds(n, minWeight, maxWeight);
  const { groups, notes } = clusterCaps(n, options);
  for (const group of groups) requireRoomForMinimum(group, minWeight);
  requireRoomForBudget(n, groups, maxWeight);
  return { lower: new Float64Array(n).fill(minWeight), upper: new Float64Array(n).fill(maxWeight), groups, notes };
}

function clusterCaps(n: number, options: BoundOptions): Pick<Constraints, 'groups' | 'notes'> {
  const { clusterCap, clusters } = options;
  if (clusterCap === undefined) return { groups: [], notes: [] };
  requireFraction('clusterCap', clusterCap);
  const members = membersByLabel(n, clusters);
  const least = 1 / members.length;
  const notes = clusterCap < least ? [`clusterCap raised from ${clusterCap} to ${least}: 1/(number of clusters)`] : [];
  return { groups: members.map((each) => ({ members: each, cap: Math.max(clusterCap, least) })), notes };
}

function membersByLabel(n: number, clusters: readonly number[] | undefined): number[][] {
  if (clusters?.length !== n) {
    throw new InvalidInputError({
      where: 'constraintsFor: options.clusters',
      rule: 'clusterCap needs a cluster label for each asset',
      got: clusters === undefined ? 'no labels' : `${clusters.length} labels`,
      expected: `${n} labels`,
      cause: 'The labels come from selection, in the order of the columns.',
    });
  }
  const byLabel = new Map<number, number[]>();
  clusters.forEach((label, i) => {
    byLabel.set(label, [...(byLabel.get(label) ?? []), i]);
  });
  return [...byLabel.values()];
}

function requireFraction(name: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw new InvalidInputError({
    where: `constraintsFor: options.${name}`,
    rule: 'weights are long-only fractions of the budget',
    got: value,
    expected: '0 to 1',
    cause: 'A percentage was given for a fraction, or a bound for a short position.',
  });
}

function requireFeasibleBounds(n: number, minWeight: number, maxWeight: number): void {
  if (minWeight <= maxWeight && n * minWeight <= 1 + ROUNDING && n * maxWeight >= 1 - ROUNDING) return;
  throw new InfeasibleError({
    where: 'constraintsFor: options.minWeight, options.maxWeight',
    rule: 'the bounds must admit weights of sum 1',
    got: `minWeight = ${minWeight}, maxWeight = ${maxWeight}, N = ${n}`,
    expected: 'minWeight ≤ maxWeight and N·minWeight ≤ 1 ≤ N·maxWeight',
    cause: 'The bounds were set for another number of assets; columns without usable history do not count.',
  });
}

function requireRoomForMinimum({ members, cap }: GroupCap, minWeight: number): void {
  if (members.length * minWeight <= cap + ROUNDING) return;
  throw new InfeasibleError({
    where: 'constraintsFor: options.clusterCap, options.minWeight',
    rule: 'a cluster must hold the minimum weight of its assets',
    got: `clusterCap = ${cap}, minWeight = ${minWeight}, ${members.length} assets in the cluster`,
    expected: 'assets·minWeight ≤ clusterCap',
    cause: 'One cluster has more assets than the cap was set for.',
  });
}

function requireRoomForBudget(n: number, groups: readonly GroupCap[], maxWeight: number): void {
  if (groups.length === 0) return;
  const room = groups.reduce((sum, { members, cap }) => sum + Math.min(cap, members.length * maxWeight), 0);
  if (room >= 1 - ROUNDING) return;
  throw new InfeasibleError({
    where: 'constraintsFor: options.clusterCap, options.maxWeight',
    rule: 'the clusters must have room for a budget of 1',
    got: `room ${room} with clusterCap = ${groups[0].cap}, maxWeight = ${maxWeight}, N = ${n}, ${groups.length} clusters`,
    expected: 'at least 1',
    cause: 'Small clusters cannot fill their cap under maxWeight; raise either.',
  });
}
