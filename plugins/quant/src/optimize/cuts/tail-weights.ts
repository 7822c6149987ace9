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
export function tailWeights(rows: number, most: number, { numbers }: Memory): WeighedMean {
  const whole = Math.min(rows, Math.ceil(1 / most));
  const candidates = numbers(rows);
  let floor = Number.NEGATIVE_INFINITY;
  return (values, weights) => {
    const threshold = largestFrom(floor, values) ?? largestFrom(Number.NEGATIVE_INFINITY, values)!;
    weights.fill(0);
    let [left, mean, firstTie] = [1, 0, -1];
    for (let t = rows - 1; t >= 0; t--) {
      if (values[t] < threshold) continue;
      if (values[t] === threshold) {
        firstTie = t;
        continue;
      }
      weights[t] = most;
      left -= most;
      mean += most * values[t];
    }
    for (let t = firstTie; t < rows && left > 0; t++) {
      if (values[t] !== threshold) continue;
      weights[t] = Math.min(most, left);
      left -= weights[t];
      mean += weights[t] * threshold;
    }
    floor = threshold - MARGIN * (mean - threshold);
    return mean;
  };

  /** The least value of the tail; null where fewer values than it needs are at the floor or above. */
  function largestFrom(least: number, values: Float64Array): number | null {
    let count = 0;
    for (let t = 0; t < rows; t++) if (values[t] >= least) candidates[count++] = values[t];
    return count < whole ? null : kthLargest(candidates.subarray(0, count), whole);
  }
}
