import { kthLargest } from '../kth-largest.js';

/** Writes T weights of values, and gives the mean by them. */
export type WeighedMean = (values: Float64Array, weights: Float64Array) => number;

/**
 * Weights of the largest values: each `most`, the last one less, with sum 1. Equal values share by their order.
 *
 * @param rows - T
 * @param most - largest weight of a value, above 0; T·most ≥ 1
 */
export function tailWeights(rows: number, most: number): WeighedMean {
  const whole = Math.min(rows, Math.ceil(1 / most));
  const reordered = new Float64Array(rows);
  return (values, weights) => {
    reordered.set(values);
    const threshold = kthLargest(reordered, whole);
    let left = 1;
    let mean = 0;
    for (let t = 0; t < rows; t++) {
      weights[t] = 0;
      if (values[t] <= threshold) continue;
      weights[t] = most;
      left -= most;
      mean += most * values[t];
    }
    for (let t = 0; t < rows && left > 0; t++) {
      if (values[t] !== threshold) continue;
      weights[t] = Math.min(most, left);
      left -= weights[t];
      mean += weights[t] * threshold;
    }
    return mean;
  };
}
