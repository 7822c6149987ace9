import { InfeasibleError } from '../../errors.js';
import { dot, largestMagnitude } from '../covariance-product.js';
import { greatestGain } from './greatest-gain.js';
import { type Found, leastRisk } from './least-risk.js';
import { rowOf, withRow } from './polytope.js';
import type { Program } from './program.js';

/** Rounding of a target that is the greatest gain of all weights. */
const ROUNDING = 1e-12;

/**
 * The least risk of a gain of at least a target.
 *
 * @param target - in the unit of the program
 * @param unit - what a 1 of that unit is to the caller
 * @throws {@link InfeasibleError} when no weights reach the target
 */
export function targetReturn(program: Program, target: number, unit: number): Found {
  const { gains } = program;
  const greatest = dot(gains, greatestGain(program).point.parts);
  if (target > greatest + ROUNDING * largestMagnitude(gains)) refuseTarget(target * unit, greatest * unit);
  const row = rowOf(
    'objective.targetReturn',
    gains.map((gain) => -gain),
    -Math.min(target, greatest - ROUNDING * largestMagnitude(gains)),
  );
  return leastRisk({ ...program, polytope: withRow(program.polytope, row) }, new Float64Array(gains.length));
}

function refuseTarget(target: number, greatest: number): never {
  throw new InfeasibleError({
    where: 'optimise: objective.targetReturn',
    rule: 'a portfolio must reach the target',
    got: target,
    expected: `at most ${greatest}, the greatest mean return under the constraints`,
    cause: 'The target is of another period than the returns, or the window had no gains like it.',
  });
}
