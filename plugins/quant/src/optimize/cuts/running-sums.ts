import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';
import type { Memory } from '../memory.js';

/** The sum of every column from the first row to each; those of a portfolio are the same mean of them as its returns are. */
export function runningSums(returns: ReturnsMatrix, memory: Memory): ReturnsMatrix {
  const { assets, rows, cols } = returns;
  const values = memory.numbers(returns.values.length);
  values.set(returns.values);
  for (let k = cols; k < values.length; k++) values[k] += values[k - cols];
  return { assets, rows, cols, values };
}
