import { dot } from '../covariance-product.js';
import { portfolioSeries } from '../portfolio-series.js';
import type { Polytope } from './polytope.js';
import type { SeriesRisk } from './subgradient.js';

/** A risk over the feasible weights. All of it is in parts (P) of the assets. */
export interface Program {
  readonly risk: SeriesRisk;
  /** P series of T returns, less the minimum acceptable one, in a unit of their own. */
  readonly columns: readonly Float64Array[];
  /** Expected return of each part, in that unit. */
  readonly gains: Float64Array;
  /** Risk of each part alone, above 0: what prices are compared by. */
  readonly sizes: Float64Array;
  readonly polytope: Polytope;
}

/** Weights with their risk, and the form that is nowhere above the risk and meets it there. */
export interface Point {
  readonly parts: Float64Array;
  readonly risk: number;
  readonly support: Float64Array;
}

export function pointAt({ risk, columns }: Program, parts: Float64Array): Point {
  const series = portfolioSeries(columns, parts);
  const { risk: atRisk, slopes } = risk(series);
  // A measure that is not of degree 1 has a constant, which Σw = 1 makes a part of the form.
  const constant = atRisk - dot(slopes, series);
  return { parts, risk: atRisk, support: Float64Array.from(columns, (column) => dot(column, slopes) + constant) };
}

/** (1 - share)·a + share·b. */
export function between(a: Float64Array, b: Float64Array, share: number): Float64Array {
  return a.map((value, p) => value + share * (b[p] - value));
}

/** The largest size: what a limit is scaled to. */
export function unitOf({ sizes }: Program): number {
  return sizes.reduce((most, size) => Math.max(most, size));
}
