import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';
import { columnMeans } from '../../moments/mean.js';
import type { Memory } from '../memory.js';
import { unitOf } from '../unit-returns.js';
import type { Kinks } from './kinked-problem.js';

/** A risk measure of T × N losses, the returns with the other sign, as kinks of the weights, and what its levels cost. */
export interface KinkedRisk {
  readonly kinks: Kinks;
  readonly levelCosts: readonly number[];
  readonly memory: Memory;
}

/** What a measure is taken of, and where its kinks are kept. */
export interface Scenarios {
  /** T × N simple returns, no NaN; the kinks are in a unit of their own. */
  readonly returns: ReturnsMatrix;
  readonly memory: Memory;
}

/**
 * Conditional value at risk: v + Σ max(0, -r_t'w - v) / (αT), least where v is the value at risk. At α = 1/T it is the worst
 * realisation.
 *
 * Source: Rockafellar, Uryasev (2000), "Optimization of conditional value-at-risk", eq. 17.
 */
export function tailRisk({ returns, memory }: Scenarios, alpha: number): KinkedRisk {
  const { rows, cols } = returns;
  const kinks = emptyKinks(rows, cols, memory);
  kinks.penalties.fill(1 / (alpha * rows));
  putShortfalls(kinks, returns, memory.numbers(cols));
  return { kinks, levelCosts: [1], memory };
}

/** The tail of the losses and that of the gains: the CVaR range, at α = 1/T the range. */
export function tailRange({ returns, memory }: Scenarios, alpha: number): KinkedRisk {
  const { rows, cols } = returns;
  const kinks = emptyKinks(2 * rows, cols, memory);
  kinks.penalties.fill(1 / (alpha * rows));
  putShortfalls(kinks, returns, memory.numbers(cols));
  for (let k = 0; k < rows * cols; k++) kinks.rows[rows * cols + k] = -kinks.rows[k];
  for (let i = 0; i < cols; i++) {
    for (let k = 2 * i * rows; k < (2 * i + 1) * rows; k++) kinks.columns[rows + k] = -kinks.columns[k];
  }
  kinks.levels.fill(1, rows);
  return { kinks, levelCosts: [1, 1], memory };
}

/**
 * Mean absolute deviation, (2/T)·Σ max(0, (r̄ - r_t)'w): deviations below the mean are half of it.
 *
 * Source: Konno, Yamazaki (1991), "Mean-absolute deviation portfolio optimization model and its applications".
 */
export function absoluteDeviation({ returns, memory }: Scenarios): KinkedRisk {
  const { rows, cols } = returns;
  const kinks = emptyKinks(rows, cols, memory);
  kinks.penalties.fill(2 / rows);
  kinks.levels.fill(-1);
  putShortfalls(kinks, returns, columnMeans(returns));
  return { kinks, levelCosts: [], memory };
}

/**
 * First lower partial moment, (1/T)·Σ max(0, m - r_t'w); m·Σw is m.
 *
 * Source: Fishburn (1977), "Mean-risk analysis with risk associated with below-target returns", with α = 1.
 */
export function shortfall({ returns, memory }: Scenarios, minAcceptableReturn: number): KinkedRisk {
  const { rows, cols } = returns;
  const kinks = emptyKinks(rows, cols, memory);
  kinks.penalties.fill(1 / rows);
  kinks.levels.fill(-1);
  putShortfalls(kinks, returns, memory.numbers(cols).fill(minAcceptableReturn));
  return { kinks, levelCosts: [], memory };
}

function emptyKinks(count: number, n: number, memory: Memory): Kinks {
  return {
    count,
    rows: memory.numbers(count * n),
    columns: memory.numbers(count * n),
    stride: count,
    penalties: memory.numbers(count),
    levels: memory.signs(count),
  };
}

/** The first T kinks: what each asset is below its centre, in the unit of the returns. */
function putShortfalls({ rows, columns, stride }: Kinks, returns: ReturnsMatrix, centres: Float64Array): void {
  const { cols, values } = returns;
  const factor = 1 / unitOf(returns);
  for (let t = 0; t < returns.rows; t++) {
    for (let i = 0; i < cols; i++) {
      const below = factor * (centres[i] - values[t * cols + i]);
      rows[t * cols + i] = below;
      columns[i * stride + t] = below;
    }
  }
}
