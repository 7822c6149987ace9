import fc from 'fast-check';
import { constraintsFor } from '../constraints.js';
import type { Constraints } from '../types.js';

/** A covariance B B'/k of n assets: singular where the rank k is below n, with twins where columns repeat. */
export function covarianceArbitrary(n: number): fc.Arbitrary<Float64Array> {
  const loading = fc.integer({ min: -1000, max: 1000 }).map((thousandth) => thousandth / 1000);
  return fc
    .record({ rank: fc.integer({ min: 1, max: n + 3 }), twin: fc.integer({ min: 0, max: n - 1 }) })
    .chain(({ rank, twin }) =>
      fc
        .array(fc.array(loading, { minLength: rank, maxLength: rank }), { minLength: n, maxLength: n })
        .map((rows) => productOfLoadings(rows.map((row, i) => (i === twin ? rows[0] : row)))),
    );
}

function productOfLoadings(rows: readonly (readonly number[])[]): Float64Array {
  const scale = 1 / rows[0].length;
  return Float64Array.from(
    rows.flatMap((a) => rows.map((b) => scale * a.reduce((sum, value, k) => sum + value * b[k], 0))),
  );
}

interface Recipe {
  readonly slackBelow: number;
  readonly slackAbove: number;
  readonly cap: number | undefined;
  readonly clusters: readonly number[];
}

/** Feasible bounds of n assets, with or without a cap on two or three clusters. */
export function constraintsArbitrary(n: number): fc.Arbitrary<Constraints> {
  return fc
    .record({
      slackBelow: fc.integer({ min: 0, max: 10 }),
      slackAbove: fc.integer({ min: 0, max: 10 }),
      cap: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
      clusters: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: n, maxLength: n }),
    })
    .map((recipe) => feasible(n, recipe));
}

/** Bounds between 0 and 1/n, and between what the smallest cluster needs under its cap and 1. */
function feasible(n: number, { slackBelow, slackAbove, cap, clusters }: Recipe): Constraints {
  const sizes = [0, 1, 2].map((label) => clusters.filter((each) => each === label).length).filter((size) => size > 0);
  const largest = Math.max(...sizes);
  const clusterCap = cap === undefined ? undefined : Math.max(cap / 10, 1 / sizes.length);
  const [mostBelow, leastAbove] =
    clusterCap === undefined ? [1 / n, 1 / n] : [Math.min(1 / n, clusterCap / largest), Math.min(1, clusterCap)];
  const bounds = {
    minWeight: mostBelow * (1 - slackBelow / 10),
    maxWeight: Math.min(1, leastAbove + (1 - leastAbove) * (slackAbove / 10)),
  };
  return constraintsFor(n, clusterCap === undefined ? bounds : { ...bounds, clusterCap, clusters });
}
