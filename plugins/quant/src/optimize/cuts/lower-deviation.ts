import type { RiskSubgradient } from './subgradient.js';

/** Root mean square of the returns below 0. */
export function lowerDeviation(rows: number): RiskSubgradient {
  return (series, slopes) => {
    let squares = 0;
    for (let t = 0; t < rows; t++) {
      slopes[t] = Math.min(0, series[t]);
      squares += slopes[t] * slopes[t];
    }
    const deviation = Math.sqrt(squares / rows);
    if (deviation > 0) for (let t = 0; t < rows; t++) slopes[t] /= rows * deviation;
    return deviation;
  };
}
