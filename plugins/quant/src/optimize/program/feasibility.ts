import { InfeasibleError } from '../../errors.js';
import { cheapestVertex } from '../cheapest-vertex.js';
import { dot } from '../covariance-product.js';
import { addCut, cutStore } from '../cuts/cut-store.js';
import { ownMemory } from '../memory.js';
import { kinkedProblem } from '../simplex/kinked-problem.js';
import { minimiseKinked } from '../simplex/minimise-kinked.js';
import { startAt } from '../simplex/start.js';
import type { Polytope } from './polytope.js';

/** Excess of a row that is rounding. */
const ROUNDING = 1e-12;

/**
 * Holds that some weights satisfy all rows: the least sum of what they exceed is 0.
 *
 * @throws {@link InfeasibleError} naming a row that can't hold with the others
 */
export function requireFeasible({ box: constraints, rows }: Polytope): void {
  if (rows.length === 0) return;
  const kinks = cutStore(constraints.lower.length, ownMemory);
  for (const { form } of rows) addCut(kinks, form);
  kinks.penalties.fill(1);
  kinks.levels.fill(-1);
  const costs = new Float64Array(constraints.lower.length);
  const sizes = costs.map(() => 1);
  const total = sizes.map((_, p) => rows.reduce((sum, { form }) => sum + form[p], 0));
  const problem = kinkedProblem({ costs, levelCosts: [], kinks, constraints, sizes, memory: ownMemory });
  const state = startAt(problem, cheapestVertex(total, constraints));
  minimiseKinked(state);
  for (const { name, form } of rows) {
    const excess = dot(form, state.weights);
    if (excess > ROUNDING) refuse(name, excess);
  }
}

function refuse(name: string, excess: number): never {
  throw new InfeasibleError({
    where: `optimise: ${name}`,
    rule: 'weights within bounds and caps must satisfy all linear limits at once',
    got: `weights that exceed it by ${excess} of its largest coefficient at least`,
    expected: 'a limit that some weights satisfy',
    cause: 'It is too tight, or another limit excludes it.',
  });
}
