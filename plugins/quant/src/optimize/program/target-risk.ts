import { InfeasibleError } from '../../errors.js';
import { dot } from '../covariance-product.js';
import { portfolioSeries } from '../portfolio-series.js';
import { greatestGain } from './greatest-gain.js';
import { type Found, leastRisk } from './least-risk.js';
import { addLimit, hasRoom, openMaster, provenBound, settle } from './master.js';
import { between, type Point, type Program, pointAt, unitOf } from './program.js';

/** Gap, relative to the gain, at which the best weights are the maximum. */
const EXACT = 1e-11;
/** Excess of the bound's weights over a new limit that is rounding, relative to the target. */
const ROUNDING = 1e-13;
/** Share of the largest risk of an asset below which a target counts as 0. */
const HEDGED = 1e-3;
/** How far above the least risk the safe weights may be, as a share of what they are below the target. */
const NEARLY = 0.1;
/** Rounding of a target that is the least risk. */
const LEAST = 1e-12;
/** What may be left to the target where the way leaves it, relative to it, and trials to find that place. */
const CLOSE = 1e-13;
const MOST_TRIALS = 60;

/**
 * The greatest gain of a risk of at most a target, by supporting hyperplanes: linear programming over the supports met
 * gives weights that gain too much, and the next support is taken where the way to them from safe ones leaves the target.
 * Where the target is the least risk, the weights of that.
 *
 * @param target - in the unit of the program
 * @param unit - what a 1 of that unit is to the caller
 * @throws {@link InfeasibleError} when the least risk is above the target
 *
 * Source: Veinott (1967), "The supporting hyperplane method for unimodal programming".
 */
export function targetRisk(program: Program, target: number, unit: number): Found {
  const boldest = greatestGain(program);
  if (boldest.point.risk <= target) return boldest;
  const isSafe = (risk: number, bound: number) => risk - bound <= NEARLY * (target - risk);
  const safest = leastRisk(program, new Float64Array(program.gains.length), isSafe);
  const { risk } = safest.point;
  if (risk > target + LEAST * Math.abs(target)) refuseTarget(target * unit, risk * unit);
  if (risk >= target) return safest;
  return supportedGain(program, target, safest.point);
}

function supportedGain(program: Program, target: number, safest: Point): Found {
  const costs = program.gains.map((gain) => -gain);
  const costOf = ({ parts }: Point) => dot(costs, parts);
  const scaleOf = ({ parts }: Point) => dot(costs.map(Math.abs), parts);
  const largest = unitOf(program);
  const limitOf = ({ support }: Point) => support.map((slope) => (slope - target) / largest);
  const scale = Math.max(Math.abs(target), HEDGED * largest);
  const rounding = ROUNDING * (scale / largest);
  const master = openMaster(program, costs, []);
  let best = safest;
  let bound = Number.NEGATIVE_INFINITY;
  for (let stuck = false; !stuck && hasRoom(master) && settle(master, scale); ) {
    bound = Math.max(bound, provenBound(master));
    const outer = pointAt(program, master.state.weights.slice());
    const edge = lastWithin(program, target, { from: safest, to: outer });
    const better = costOf(edge) < costOf(best);
    if (better) best = edge;
    if (costOf(best) - bound <= EXACT * scaleOf(best)) break;
    const cut = addLimit(master, limitOf(edge)) > rounding || addLimit(master, limitOf(outer)) > rounding;
    stuck = !cut && !better;
  }
  return { point: best, dualityGap: (costOf(best) - bound) / scaleOf(best), iterations: master.iterations };
}

/** The last point on a way that is within the target, by regula falsi from both ends. */
function lastWithin(program: Program, target: number, { from, to }: { from: Point; to: Point }): Point {
  if (to.risk <= target) return to;
  const { columns, risk } = program;
  const [start, end] = [portfolioSeries(columns, from.parts), portfolioSeries(columns, to.parts)];
  let [within, beyond] = [0, 1];
  let [room, excess] = [target - from.risk, to.risk - target];
  for (let k = 0; k < MOST_TRIALS && room > CLOSE * Math.abs(target); k++) {
    const middle = within + (beyond - within) * (room / (room + excess));
    const left = target - risk(between(start, end, middle)).risk;
    if (left >= 0) [within, room, excess] = [middle, left, excess / 2];
    else [beyond, excess, room] = [middle, -left, room / 2];
  }
  return pointAt(program, between(from.parts, to.parts, within));
}

function refuseTarget(target: number, least: number): never {
  throw new InfeasibleError({
    where: 'optimise: objective.targetRisk',
    rule: 'a portfolio must be within the target',
    got: target,
    expected: `at least ${least}, the least risk under the constraints`,
    cause: 'The target is of another period than the returns, or the window had more risk.',
  });
}
