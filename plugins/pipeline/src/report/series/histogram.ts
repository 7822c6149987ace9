import { quantile } from '@metafolio/quant';

/** Edges of bins of equal width; bin k takes the values in [edges[k], edges[k + 1]), the last bin its upper edge too. */
export type BinEdges = readonly number[];

const FEWEST = 8;
const MOST = 40;

/** Values as near as this are one. */
const NO_RANGE = 1e-6;

/**
 * Bins for values by the rule of Freedman and Diaconis, 8 to 40 of them. The edges are multiples of the width, so that no bin
 * holds gains and losses.
 *
 * @param values - n finite values, n ≥ 1
 *
 * Source: Freedman, Diaconis (1981), "On the histogram as a density estimator".
 */
export function binEdges(values: Float64Array): BinEdges {
  const least = Math.min(...values);
  const range = Math.max(...values) - least;
  if (range < NO_RANGE) return [least - NO_RANGE, least + 2 * NO_RANGE];
  const spread = quantile(values, 0.75) - quantile(values, 0.25);
  const wanted = spread > 0 ? range / ((2 * spread) / Math.cbrt(values.length)) : FEWEST;
  const width = range / Math.min(MOST, Math.max(FEWEST, Math.ceil(wanted)));
  const first = multipleBelow(least, width);
  const last = multipleBelow(Math.max(...values), width);
  return Array.from({ length: last - first + 2 }, (_, k) => (first + k) * width);
}

/** Largest k with k·width at most the value, which the rounding of a quotient alone can miss by one. */
function multipleBelow(value: number, width: number): number {
  const k = Math.floor(value / width);
  return k * width > value ? k - 1 : k;
}

/** How many values fall into each bin; values outside the edges into none. */
export function binCounts(values: Float64Array, edges: BinEdges): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const value of values) {
    const above = edges.findIndex((edge) => value < edge);
    const bin = above === -1 && value === edges.at(-1) ? counts.length - 1 : above - 1;
    if (bin >= 0) counts[bin]!++;
  }
  return counts;
}
