import { type ReturnsMatrix, sliceRows } from '../matrix/returns-matrix.js';

/** The last `count` rows, or all where there are fewer. */
export function recentRows(returns: ReturnsMatrix, count: number): ReturnsMatrix {
  return sliceRows(returns, Math.max(0, returns.rows - count), returns.rows);
}
