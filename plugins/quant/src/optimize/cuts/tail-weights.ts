import { kthLargest } from '../kth-largest.js';
import type { Memory } from '../memory.js';

/** Writes T weights of values, and gives the mean by them. */
export type WeighedMean = (values: Float64Array, weights: Float64Array) => number;

/** How far below the last tail its next one is looked for first, of what its mean is above its least. */
const MARGIN = 0.5;

/**
 * Weights of the largest values: each `most`, the last one less, with sum 1. Equal values share by their order.
 *
 * @param rows - T
 * @param most - largest weight of a value, above 0; T·most ≥ 1
 */
export function tailWeights(rows: number, most: number, { numbers, integers }: Memory): WeighedMean {
  const whole = Math.min(rows, Math.ceil(1 / most));
  const candidates = integers(rows);
  const candidateValues = numbers(rows);
  let floor = Number.NEGATIVE_INFINITY;
  return (values, weights) => {
    let count = findFrom(floor, values);
    if (count < whole) count = findFrom(Number.NEGATIVE_INFINITY, values);
    const threshold = kthLargest(candidateValues.subarray(0, count), whole);
    weights.fill(0);
    let [left, mean] = [1, 0];
    for (let q = 0; q < count; q++) {
      const t = candidates[q];
      if (values[t] <= threshold) continue;
      weights[t] = most;
      left -= most;
      mean += most * values[t];
    }
    for (let q = 0; q < count && left > 0; q++) {
      const t = candidates[q];
      if (values[t] !== threshold) continue;
      weights[t] = Math.min(most, left);
      left -= weights[t];
      mean += weights[t] * threshold;
    }
    floor = threshold - MARGIN * (mean - threshold);
    return mean;
  };

  /** Collects the values from the least on, and tells how many there are. */
  function findFrom(least: number, values: Float64Array): number {
    let count = 0;
    for (let t = 0; t < rows; t++) {
      if (values[t] < least) continue;
      candidates[count] = t;
      candidateValues[count++] = values[t];
    }
    return count;
  }
}
