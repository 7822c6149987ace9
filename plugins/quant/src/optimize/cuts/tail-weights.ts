/**
 * Weights of the largest values: each `most`, the last one less, with sum 1. Equal values share by their order.
 *
 * @param values - T values
 * @param most - largest weight of a value, above 0; T·most ≥ 1
 * @returns T weights, and the sum of the values by them
 */
export function tailWeights(values: Float64Array, most: number): { weights: Float64Array; mean: number } {
  const weights = new Float64Array(values.length);
  const whole = Math.min(values.length, Math.ceil(1 / most));
  const threshold = values.toSorted()[values.length - whole];
  let [left, mean] = [1, 0];
  const give = (t: number) => {
    weights[t] = Math.min(most, left);
    mean += weights[t] * values[t];
    left -= weights[t];
  };
  for (let t = 0; t < values.length; t++) if (values[t] > threshold) give(t);
  for (let t = 0; t < values.length && left > 0; t++) if (values[t] === threshold) give(t);
  return { weights, mean };
}
