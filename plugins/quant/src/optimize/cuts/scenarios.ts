import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';
import type { Memory } from '../memory.js';
import type { Vectors } from '../simplex/combination.js';
import { unitOf } from '../unit-returns.js';

/** What N assets have in each of T rows, in a unit of its own: returns, or running sums of them for a measure of drawdowns. */
export interface Scenarios {
  readonly count: number;
  /** T × N: a vector for each row. */
  readonly rows: Vectors;
  /** The same by asset: a vector for each. */
  readonly assets: Vectors;
}

export function scenariosOf(returns: ReturnsMatrix, memory: Memory): Scenarios {
  const { rows: count, cols: n, values } = returns;
  const rows = memory.numbers(count * n);
  const assets = memory.numbers(count * n);
  const factor = 1 / unitOf(returns);
  for (let t = 0; t < count; t++) {
    for (let i = 0; i < n; i++) {
      const value = factor * values[t * n + i];
      rows[t * n + i] = value;
      assets[i * count + t] = value;
    }
  }
  return {
    count,
    rows: { values: rows, stride: n, length: n },
    assets: { values: assets, stride: count, length: count },
  };
}
