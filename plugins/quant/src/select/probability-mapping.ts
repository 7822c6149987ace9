import { mean, standardDeviation } from '../metrics/sample-moments.js';
import { normalCdf } from './normal-cdf.js';

/** Least probability of the worst rank. */
const RANK_FLOOR = 0.01;
/** Least probability of a value taken as it is. */
const VALUE_FLOOR = 0.001;

/**
 * Probability by rank, 0.01 + 0.99·(rank - 1)/(n - 1) with the average rank for ties; all alike (or n = 1): 0.505. Any
 * increasing change of the values leaves it.
 *
 * @param values - N values; NaN has no rank and takes the mean probability of the others
 * @returns N probabilities in [0.01, 1]; all NaN for values all NaN
 */
export function rankMapping(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const ranks = averageRanks(sorted);
  return neutralWhereUnknown(
    values.map((value) => {
      if (Number.isNaN(value)) return Number.NaN;
      const position = sorted.length === 1 ? 0.5 : ranks.get(value)! / (sorted.length - 1);
      return RANK_FLOOR + (1 - RANK_FLOOR) * position;
    }),
  );
}

/** Average rank, from 0, of each value among all. */
function averageRanks(sorted: Float64Array): Map<number, number> {
  const ranks = new Map<number, number>();
  let end = 0;
  for (let first = 0; first < sorted.length; first = end) {
    while (end < sorted.length && sorted[end] === sorted[first]) end++;
    ranks.set(sorted[first], (first + end - 1) / 2);
  }
  return ranks;
}

/**
 * Probability by value: the values themselves, clipped to [0.001, 1], where all of them lie in [0, 1]; else Φ of their
 * z-score across the assets (ddof 1), ½ where they are all alike.
 *
 * @param values - N values; NaN takes the mean probability of the others
 * @returns N probabilities in [0, 1]; all NaN for values all NaN
 */
export function cdfMapping(values: Float64Array): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.every((value) => value >= 0 && value <= 1)) {
    return neutralWhereUnknown(values.map((value) => Math.max(value, VALUE_FLOOR)));
  }
  const centre = mean(known);
  const deviation = standardDeviation(known);
  return neutralWhereUnknown(
    values.map((value) => normalCdf(deviation > 0 ? (value - centre) / deviation : value * 0)),
  );
}

/** An asset without data is neither favoured nor punished by the metric. */
function neutralWhereUnknown(probabilities: Float64Array): Float64Array {
  const neutral = mean(probabilities.filter((value) => !Number.isNaN(value)));
  return probabilities.map((value) => (Number.isNaN(value) ? neutral : value));
}
