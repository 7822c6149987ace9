import { InfeasibleError } from '../../errors.js';
import { sumOver } from '../face.js';
import type { Constraints } from '../types.js';
import { requireDistance } from './require-limits.js';

/** Rounding of N numbers that should sum to a bound. */
const ROUNDING = 1e-12;

/**
 * The constraints with every weight within a distance of others.
 *
 * @param name - the limit as the caller knows it
 * @throws {@link InvalidInputError} on a distance below 0
 * @throws {@link InfeasibleError} when no weights of sum 1 are so near within bounds and caps
 */
export function nearWeights(
  constraints: Constraints,
  name: string,
  { from, each }: { from: Float64Array; each: number },
): Constraints {
  requireDistance(name, each);
  const lower = constraints.lower.map((bound, i) => Math.max(bound, from[i] - each));
  const upper = constraints.upper.map((bound, i) => Math.min(bound, from[i] + each));
  const near = { ...constraints, lower, upper };
  if (admitsBudget(near)) return near;
  throw new InfeasibleError({
    where: `optimise: ${name}`,
    rule: 'weights of sum 1 within bounds and caps must be as near as this',
    got: each,
    expected: 'a greater distance',
    cause: 'The weights it is measured from break the bounds, or do not sum to 1.',
  });
}

function admitsBudget({ lower, upper, groups }: Constraints): boolean {
  const everyone = Array.from(lower.keys());
  const overCaps = groups.reduce((sum, { members, cap }) => sum + Math.max(0, sumOver(members, upper) - cap), 0);
  return (
    everyone.every((i) => lower[i] <= upper[i]) &&
    groups.every(({ members, cap }) => sumOver(members, lower) <= cap + ROUNDING) &&
    sumOver(everyone, lower) <= 1 + ROUNDING &&
    sumOver(everyone, upper) - overCaps >= 1 - ROUNDING
  );
}
