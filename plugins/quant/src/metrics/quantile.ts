import { requireFraction } from '../fraction.js';

/**
 * Quantile of type 7: linear between the order statistics, at position (n - 1)·p counted from 0. The default of numpy,
 * pandas, R and Excel, and the only quantile of this package.
 *
 * @param values - n values in any order; not changed
 * @param probability - in [0, 1]
 * @returns the quantile; NaN for no values or any NaN
 * @throws {@link InvalidInputError} when the probability is outside [0, 1]
 *
 * Source: Hyndman, Fan (1996), "Sample quantiles in statistical packages", definition 7.
 */
export function quantile(values: Float64Array, probability: number): number {
  requireFraction(probability, 'quantile: probability');
  const last = values.length - 1;
  if (last < 0 || hasNaN(values)) return Number.NaN;
  const position = last * probability;
  const rank = Math.floor(position);
  const ranked = values.slice();
  placeRank(ranked, rank);
  const below = ranked[rank];
  const above = rank === last ? below : least(ranked, rank + 1);
  return below + (position - rank) * (above - below);
}

function hasNaN(values: Float64Array): boolean {
  for (let k = 0; k < values.length; k++) if (Number.isNaN(values[k])) return true;
  return false;
}

/**
 * Moves the value of that rank (from 0) to its place, none larger before it and none smaller after it.
 *
 * Source: Hoare (1961), "Algorithm 65: FIND".
 */
function placeRank(values: Float64Array, rank: number): void {
  let first = 0;
  let last = values.length - 1;
  while (first < last) {
    const pivot = values[rank];
    let i = first;
    let j = last;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const value = values[i];
      values[i++] = values[j];
      values[j--] = value;
    }
    if (j < rank) first = i;
    if (i > rank) last = j;
  }
}

function least(values: Float64Array, from: number): number {
  let minimum = values[from];
  for (let k = from + 1; k < values.length; k++) if (values[k] < minimum) minimum = values[k];
  return minimum;
}
