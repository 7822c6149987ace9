import { columnMajor, type ReturnsMatrix } from '../../matrix/returns-matrix.js';
import { meanReturns } from '../../moments/mean.js';
import type { Kinks } from './kinked-problem.js';

/** A risk measure of T × N losses, the returns with the other sign, as kinks of the weights, and what its levels cost. */
export interface KinkedRisk {
  readonly kinks: Kinks;
  readonly levelCosts: readonly number[];
}

/**
 * Conditional value at risk: v + Σ max(0, -r_t'w - v) / (αT), least where v is the value at risk. At α = 1/T it is the worst
 * realisation.
 *
 * Source: Rockafellar, Uryasev (2000), "Optimization of conditional value-at-risk", eq. 17.
 */
export function tailRisk({ rows, values }: ReturnsMatrix, alpha: number): KinkedRisk {
  return { kinks: kinksOf(values, rows, { level: 0, penalty: 1 / (alpha * rows) }), levelCosts: [1] };
}

/** The tail of the losses and that of the gains: the CVaR range, at α = 1/T the range. */
export function tailRange({ rows, values }: ReturnsMatrix, alpha: number): KinkedRisk {
  const both = new Float64Array(2 * values.length);
  both.set(values);
  for (let k = 0; k < values.length; k++) both[values.length + k] = -values[k];
  const kinks = kinksOf(both, 2 * rows, { level: 0, penalty: 1 / (alpha * rows) });
  kinks.levels.fill(1, rows);
  return { kinks, levelCosts: [1, 1] };
}

/**
 * Mean absolute deviation, (2/T)·Σ max(0, (r̄ - r_t)'w): deviations below the mean are half of it.
 *
 * Source: Konno, Yamazaki (1991), "Mean-absolute deviation portfolio optimization model and its applications".
 */
export function absoluteDeviation(losses: ReturnsMatrix): KinkedRisk {
  const { rows, cols, values } = losses;
  const means = meanReturns(losses);
  const shortfalls = new Float64Array(values.length);
  for (let t = 0; t < rows; t++) {
    for (let j = 0; j < cols; j++) shortfalls[t * cols + j] = values[t * cols + j] - means[j];
  }
  return { kinks: kinksOf(shortfalls, rows, { level: -1, penalty: 2 / rows }), levelCosts: [] };
}

/**
 * First lower partial moment, (1/T)·Σ max(0, m - r_t'w); m·Σw is m.
 *
 * Source: Fishburn (1977), "Mean-risk analysis with risk associated with below-target returns", with α = 1.
 */
export function shortfall({ rows, values }: ReturnsMatrix, minAcceptableReturn: number): KinkedRisk {
  const shortfalls = values.map((loss) => minAcceptableReturn + loss);
  return { kinks: kinksOf(shortfalls, rows, { level: -1, penalty: 1 / rows }), levelCosts: [] };
}

function kinksOf(rows: Float64Array, count: number, { level, penalty }: { level: number; penalty: number }): Kinks {
  const n = rows.length / count;
  const columns = columnMajor({ rows: count, cols: n, values: rows });
  return {
    count,
    rows,
    columns,
    stride: count,
    penalties: new Float64Array(count).fill(penalty),
    levels: new Int8Array(count).fill(level),
  };
}
