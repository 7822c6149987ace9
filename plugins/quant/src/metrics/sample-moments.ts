/**
 * Sample mean by the corrected two-pass sum, so that the mean of equal values is that value, exactly.
 *
 * @returns NaN for no values or any NaN
 */
export function mean(values: Float64Array): number {
  return meanOfRange(values, 0, values.length);
}

/** {@link mean} of the values [start, end), for those who go through many ranges of one array. */
export function meanOfRange(values: Float64Array, start: number, end: number): number {
  const count = end - start;
  let sum = 0;
  for (let k = start; k < end; k++) sum += values[k];
  const plain = sum / count;
  let rest = 0;
  for (let k = start; k < end; k++) rest += values[k] - plain;
  return plain + rest / count;
}

/**
 * Sample standard deviation (ddof 1), per period.
 *
 * @returns 0 for equal values, exactly; NaN for fewer than 2 values or any NaN
 */
export function standardDeviation(values: Float64Array): number {
  return Math.sqrt(variance(values));
}

/**
 * Sample variance (ddof 1), per period.
 *
 * @returns 0 for equal values, exactly; NaN for fewer than 2 values or any NaN
 */
export function variance(values: Float64Array): number {
  return sumOfPowers(values, mean(values), 2) / (values.length - 1);
}

/**
 * Adjusted Fisher-Pearson skewness G₁ = g₁·√(n(n-1))/(n-2), g₁ = m₃/m₂^1.5 (as pandas `skew`).
 *
 * @param values - n values
 * @returns NaN for fewer than 3 values, equal values or any NaN
 *
 * Source: Joanes, Gill (1998), "Comparing measures of sample skewness and kurtosis".
 */
export function skewness(values: Float64Array): number {
  const n = values.length;
  if (n < 3) return Number.NaN;
  const centre = mean(values);
  const m2 = sumOfPowers(values, centre, 2) / n;
  const m3 = sumOfPowers(values, centre, 3) / n;
  return ((m3 / (m2 * Math.sqrt(m2))) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/**
 * Bias-adjusted excess kurtosis G₂ = ((n+1)·g₂ + 6)·(n-1)/((n-2)(n-3)), g₂ = m₄/m₂² - 3 (as pandas `kurt`); 0 in
 * expectation for normal values.
 *
 * @param values - n values
 * @returns NaN for fewer than 4 values, equal values or any NaN
 *
 * Source: Joanes, Gill (1998), "Comparing measures of sample skewness and kurtosis".
 */
export function excessKurtosis(values: Float64Array): number {
  const n = values.length;
  if (n < 4) return Number.NaN;
  const centre = mean(values);
  const m2 = sumOfPowers(values, centre, 2) / n;
  const m4 = sumOfPowers(values, centre, 4) / n;
  return (((n + 1) * (m4 / (m2 * m2) - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3));
}

/** Σ (x - centre)^power, the power by repeated products because `**` is not fixed to the last bit by the language. */
function sumOfPowers(values: Float64Array, centre: number, power: number): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    const deviation = values[k] - centre;
    let product = deviation;
    for (let factor = 1; factor < power; factor++) product *= deviation;
    sum += product;
  }
  return sum;
}
