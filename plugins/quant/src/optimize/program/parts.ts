import type { Constraints } from '../types.js';
import { type Polytope, type Row, rowOf } from './polytope.js';

/** A limit on Σ|w - from|. */
export interface TotalDistance {
  /** The limit as the caller knows it. */
  readonly name: string;
  /** N values. */
  readonly from: Float64Array;
  readonly total: number;
}

/** Cuts each asset's bounds at the weights that distances are measured from; the first part has the lower bound. */
export function partsOf(constraints: Constraints, distances: readonly TotalDistance[]): Polytope {
  const { lower, upper, groups, notes } = constraints;
  const assetOf: number[] = [];
  const starts: number[] = [];
  const widths: number[] = [];
  for (let i = 0; i < lower.length; i++) {
    const inner = distances.map(({ from }) => from[i]).filter((cut) => cut > lower[i] && cut < upper[i]);
    const cuts = [lower[i], ...new Set(inner.sort((a, b) => a - b)), upper[i]];
    for (let k = 0; k + 1 < cuts.length; k++) {
      assetOf.push(i);
      starts.push(cuts[k]);
      widths.push(cuts[k + 1] - cuts[k]);
    }
  }
  const isFirst = (p: number) => assetOf[p] !== assetOf[p - 1];
  const lowest = (p: number) => (isFirst(p) ? starts[p] : 0);
  const box = {
    lower: Float64Array.from(assetOf, (_, p) => lowest(p)),
    upper: Float64Array.from(assetOf, (_, p) => lowest(p) + widths[p]),
    groups: groups.map(({ members, cap }) => ({ members: partsIn(assetOf, members), cap })),
    notes,
  };
  const rows = distances.map((distance) => distanceRow(distance, constraints, { assetOf, starts }));
  return { constraints, assetOf, box, rows: rows.filter((row) => row !== null) };
}

function partsIn(assetOf: readonly number[], members: readonly number[]): number[] {
  const within = new Set(members);
  return Array.from(assetOf.keys()).filter((p) => within.has(assetOf[p]));
}

/** Σ|w - from| ≤ total: the distance of the lower bounds, and each part above them that leads away (1) or nearer (-1). */
function distanceRow(
  { name, from, total }: TotalDistance,
  { lower }: Constraints,
  { assetOf, starts }: { assetOf: readonly number[]; starts: readonly number[] },
): Row | null {
  const sides = starts.map((start, p) => (start >= from[assetOf[p]] ? 1 : -1));
  const atLower = lower.reduce((sum, bound, i) => sum + Math.abs(bound - from[i]), 0);
  const counted = lower.reduce((sum, bound, i) => sum + (bound >= from[i] ? bound : -bound), 0);
  return rowOf(name, sides, total - atLower + counted);
}
