import type { ScenarioRisk } from './subgradient.js';

/**
 * A sum of the ascending returns by fixed weights that fall from the worst to the best: Gini mean difference, tail Gini.
 *
 * @param weightOf - weight of the k-th worst of T returns
 *
 * Source: Yaari (1987), "The dual theory of choice under risk"; Cajas (2021), "OWA portfolio optimization".
 */
function orderedRisk(weightOf: (k: number, rows: number) => number): ScenarioRisk {
  return (rows, { numbers, integers }) => {
    const weights = numbers(rows).map((_, k) => weightOf(k, rows));
    const ascending = numbers(rows);
    const taken = integers(rows);
    return (series, slopes) => {
      ascending.set(series);
      ascending.sort();
      taken.fill(0);
      let risk = 0;
      for (let t = 0; t < rows; t++) {
        const first = firstPlace(ascending, series[t]);
        slopes[t] = weights[first + taken[first]++];
        risk += slopes[t] * series[t];
      }
      return risk;
    };
  };
}

/** The first place of a value among ascending ones. */
function firstPlace(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Gini mean difference, the mean of |r_s - r_t| over the pairs of different rows.
 *
 * Source: Yitzhaki (1982), "Stochastic dominance, mean variance, and Gini's mean difference".
 */
export const giniMeanDifference = orderedRisk((k, rows) => (2 * (2 * k + 1 - rows)) / (rows * (rows - 1)));

/**
 * Tail Gini, 2/α²·∫ s·CVaR_s ds over (0, α): weights ((α - a)² - (α - b)²) / α² over the share [a, b] of the rows that each
 * loss stands for.
 */
export function tailGini(alpha: number): ScenarioRisk {
  return orderedRisk((k, rows) => {
    const before = Math.max(0, alpha - k / rows);
    const after = Math.max(0, alpha - (k + 1) / rows);
    return ((after - before) * (before + after)) / (alpha * alpha);
  });
}
