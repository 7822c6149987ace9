import { columnOf, type ReturnsMatrix } from '../matrix/returns-matrix.js';
import { standardDeviation } from '../metrics/sample-moments.js';
import { certified } from './certificate.js';
import type { Constraints, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/**
 * Weights proportional to 1/σ, σ the sample standard deviation (ddof 1), projected onto the constraints where they bind.
 *
 * @param returns - T × N simple returns, T ≥ 2, no NaN and no constant column
 * @param constraints - a feasible set of the N assets
 */
export function inverseVolatility(returns: ReturnsMatrix, constraints: Constraints): Solution {
  const inverses = Float64Array.from(returns.assets, (_, j) => 1 / standardDeviation(columnOf(returns, j)));
  const total = inverses.reduce((sum, inverse) => sum + inverse, 0);
  const { weights, notes } = withinConstraints(
    inverses.map((inverse) => inverse / total),
    constraints,
  );
  return certified(weights, constraints, { solver: 'closed-form', notes });
}
