import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';

/** Returns of a portfolio that is brought back to its weights every row. */
export function seriesOf({ rows, cols, values }: ReturnsMatrix, weights: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, t) =>
    weights.reduce((sum, w, j) => sum + w * values[t * cols + j], 0),
  );
}
