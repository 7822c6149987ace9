import { type ReturnsMatrix, returnsMatrix } from '../../matrix/returns-matrix.js';
import { sampleCovariance } from '../../moments/sample-covariance.js';
import type { Assets } from '../assets.js';

/** Assets of which nothing but the covariance is known. */
export function ofCovariance(covariance: Float64Array): Assets {
  const names = Array.from({ length: Math.sqrt(covariance.length) }, (_, j) => `asset ${j}`);
  return { covariance, returns: returnsMatrix(names, new Float64Array(0)) };
}

/** Assets with the sample covariance of their returns. */
export function ofReturns(returns: ReturnsMatrix): Assets {
  return { covariance: sampleCovariance(returns), returns };
}
