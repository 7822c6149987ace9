import { InfeasibleError } from '../../errors.js';
import { dot, largestMagnitude } from '../covariance-product.js';
import { greatestGain } from './greatest-gain.js';
import { type Found, type LeastRisk, leastRisk } from './least-risk.js';
import type { Point, Program } from './program.js';

/** Rounding of a gain that is 0, relative to the assets' gains. */
const ROUNDING = 1e-12;
/** Value of the objective, relative to the risk, that is 0 but for rounding. */
const EXACT = 1e-12;
/** Steps after which the last is judged as it is; five are usual. */
const MOST_STEPS = 50;

/** Note of a certificate: the ratio had no maximum worth holding. */
export const NOTHING_GAINS = 'no portfolio has a gain above 0 to maximise for its risk: the least risk instead';

/** A greatest ratio, or the least risk and a note. */
export interface GreatestRatio extends Found {
  readonly notes: readonly string[];
}

/**
 * The greatest gain for its risk, argmax g'w / ρ(w): the q = ρ / g'w of any weights are too large until the least ρ - q·g'w is
 * 0, and those of its minimum are smaller.
 *
 * @throws {@link InfeasibleError} when some weights have no risk, so that the ratio has no maximum
 *
 * Source: Dinkelbach (1967), "On nonlinear fractional programming".
 */
export function greatestRatio(program: Program): GreatestRatio {
  const { gains } = program;
  const gainOf = ({ parts }: Point) => dot(gains, parts);
  const safest = leastRisk(program, new Float64Array(gains.length));
  const boldest = greatestGain(program);
  if (!(gainOf(boldest.point) > ROUNDING * largestMagnitude(gains))) return { ...safest, notes: [NOTHING_GAINS] };
  if (!(safest.point.risk > ROUNDING * dot(program.sizes, safest.point.parts))) refuseRiskless(safest.point.risk);
  const toleranceOf = (point: Point) => (gainOf(point) > 0 ? point.risk / gainOf(point) : Number.POSITIVE_INFINITY);
  let tolerance = Math.min(toleranceOf(safest.point), toleranceOf(boldest.point));
  let step: LeastRisk = safest;
  let iterations = safest.iterations + boldest.iterations;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const tilt = gains.map((gain) => tolerance * gain);
    step = leastRisk(program, tilt);
    iterations += step.iterations;
    const next = toleranceOf(step.point);
    if (!(step.value < -EXACT * step.point.risk) || !(next < tolerance)) break;
    tolerance = next;
  }
  // The ratio of these weights is the one whose least value is 0, so that what is proven below 0 is the gap.
  const dualityGap = step.dualityGap - step.value / step.point.risk;
  return { point: step.point, dualityGap, iterations, notes: [] };
}

function refuseRiskless(risk: number): never {
  throw new InfeasibleError({
    where: 'optimise: objective max_ratio',
    rule: 'every portfolio must have a risk above 0 for the ratio to have a maximum',
    got: `${risk} for the least`,
    expected: 'above 0',
    cause: 'The window is short or has an asset without risk; leave it out, or ask for a utility.',
  });
}
