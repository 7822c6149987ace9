import { cheapestVertex } from './cheapest-vertex.js';
import type { Frontier } from './frontier.js';
import { minimiseQuadratic } from './minimise-quadratic.js';
import type { Solution } from './types.js';

/**
 * Greatest utility, argmax g'w - ½λ·w'Σw: the point of the frontier of risk tolerance 1/λ.
 *
 * @param frontier - its gains are the mean returns
 * @param riskAversion - λ, above 0, per unit of return
 *
 * Source: Markowitz (1959), "Portfolio Selection", in the form of Grinold, Kahn (1999), "Active Portfolio Management", ch. 4.
 */
export function meanVariance(frontier: Frontier, riskAversion: number): Solution {
  const { covariance, gains, constraints } = frontier;
  const tolerance = 1 / riskAversion;
  const n = gains.length;
  const alone = gains.map((gain, i) => covariance[i * n + i] / 2 - tolerance * gain);
  return minimiseQuadratic({ covariance, gains, tolerance }, constraints, cheapestVertex(alone, constraints));
}
