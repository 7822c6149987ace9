import type { ScenarioRisk } from '../cuts/subgradient.js';
import { ownMemory } from '../memory.js';

/** A convex risk measure at a series: its value, and the slopes of a linear function that is nowhere above it and meets it there. */
export interface Subgradient {
  readonly risk: number;
  /** T values. */
  readonly slopes: Float64Array;
}

/** A measure by its subgradient at any series of T returns. */
export type SeriesRisk = (series: Float64Array) => Subgradient;

/** A measure of the returns. */
export function ofReturns(measure: ScenarioRisk): SeriesRisk {
  return (series) => {
    const slopes = new Float64Array(series.length);
    return { risk: measure(series.length, ownMemory)(series, slopes), slopes };
  };
}

/** A measure of the running sums: each return takes part in its own and all later ones. */
export function ofRunningSums(measure: ScenarioRisk): SeriesRisk {
  return (series) => {
    const sums = series.slice();
    for (let t = 1; t < sums.length; t++) sums[t] += sums[t - 1];
    const { risk, slopes } = ofReturns(measure)(sums);
    for (let t = slopes.length - 2; t >= 0; t--) slopes[t] += slopes[t + 1];
    return { risk, slopes };
  };
}
