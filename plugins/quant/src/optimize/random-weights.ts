import { uniformStream } from '../random/uniform.js';
import { certified } from './certificate.js';
import type { Constraints, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/** Numbers of a stream that are passed over, so that near seeds do not begin alike. */
const WARM_UP = 16;

/**
 * Weights drawn evenly from all that sum to 1 (Dirichlet with all parameters 1), projected onto the constraints where they
 * bind: what any skill is measured against. The same seed and number of assets give the same weights.
 *
 * @param constraints - a feasible set of N assets
 * @param seed - an integer
 *
 * Source: Devroye (1986), "Non-uniform random variate generation", section 11.4: exponential variates over their sum.
 */
export function randomWeights(constraints: Constraints, seed: number): Solution {
  const next = uniformStream(seed);
  for (let k = 0; k < WARM_UP; k++) next();
  const draws = constraints.lower.map(() => -Math.log(next()));
  const total = draws.reduce((sum, draw) => sum + draw, 0);
  const drawn = total > 0 ? draws.map((draw) => draw / total) : draws.map(() => 1 / draws.length);
  const { weights, notes } = withinConstraints(drawn, constraints);
  return certified(weights, constraints, { solver: 'closed-form', notes });
}
