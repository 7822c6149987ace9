import type { ReturnsMatrix } from '../matrix/returns-matrix.js';
import { meanReturns } from './mean.js';

/** Returns less their column means, transposed to N × T so that each asset's series is contiguous. */
export function centredSeries(returns: ReturnsMatrix): Float64Array {
  const { rows, cols, values } = returns;
  const means = meanReturns(returns);
  const series = new Float64Array(values.length);
  for (let t = 0; t < rows; t++) {
    for (let j = 0; j < cols; j++) series[j * rows + t] = values[t * cols + j] - means[j];
  }
  return series;
}
