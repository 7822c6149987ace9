import { cheapestVertex } from '../cheapest-vertex.js';
import { dot } from '../covariance-product.js';
import { addSupport, hasRoom, type Master, openMaster, PRICE, provenBound, settle } from './master.js';
import { between, type Point, type Program, pointAt } from './program.js';

/** How far from the lower bound's weights towards the best ones the next support is taken. */
const IN_OUT = 0.8;
/** What limits cost, each tried where those before it leave a gap: what two assets gain may differ by hardly more than rounding. */
const PRICES = [PRICE, 1e7, 1e10];
/** Gap, relative to the scale, that no higher price will close. */
const CLOSED = 1e-9;
/** Gap, relative to the scale, at which the best weights are the minimum. */
const EXACT = 1e-12;
/** Excess of the bound's weights over a new support that is rounding, relative to the scale. */
const ROUNDING = 1e-13;
/** Share of the holdings' mean size below which a risk counts as hedged away. */
const HEDGED = 1e-3;

/** The best weights found, and what their objective can be above the least. */
export interface Found {
  readonly point: Point;
  /** Relative to the scale of the objective; not a number where nothing is proven. */
  readonly dualityGap: number;
  readonly iterations: number;
}

export interface LeastRisk extends Found {
  /** The risk less the tilt, and what that is proven to be at least. */
  readonly value: number;
  readonly bound: number;
}

/**
 * The least risk less a tilt, argmin ρ(w) - t'w, by cutting planes: the supports of the risk that were met give a lower
 * bound by linear programming. The next one is taken between its weights and the best ones known (in-out).
 *
 * @param tilt - t, of the parts
 * @param isEnough - whether weights of this risk will do, where no risk is below the bound; without it only the least will
 *
 * Source: Kelley (1960), "The cutting-plane method for solving convex programs"; Ben-Ameur, Neto (2007), "Acceleration of
 * cutting-plane and column generation algorithms".
 */
export function leastRisk(
  program: Program,
  tilt: Float64Array,
  isEnough: (risk: number, bound: number) => boolean = () => false,
): LeastRisk {
  let found = leastRiskAt(program, tilt, { isEnough, price: PRICES[0] });
  for (const price of PRICES.slice(1)) {
    if (found.dualityGap <= CLOSED || isEnough(found.point.risk, found.bound) || program.polytope.rows.length === 0)
      break;
    found = leastRiskAt(program, tilt, { isEnough, price });
  }
  return found;
}

function leastRiskAt(
  program: Program,
  tilt: Float64Array,
  { isEnough, price }: { isEnough: (risk: number, bound: number) => boolean; price: number },
): LeastRisk {
  const costs = tilt.map((gain) => -gain);
  const objectiveAt = ({ risk, parts }: Point) => risk + dot(costs, parts);
  const scaleOf = ({ risk, parts }: Point) =>
    Math.max(Math.abs(risk), Math.abs(dot(costs, parts)), HEDGED * dot(parts, program.sizes));
  const first = firstPoint(program, costs);
  const master = openMaster(program, costs, [first.support], price);
  let solved = settle(master, scaleOf(first));
  let best = pointAt(program, master.state.weights.slice());
  addSupport(master, best.support);
  let bound = Number.NEGATIVE_INFINITY;
  for (let stuck = false; solved && !stuck; ) {
    const scale = scaleOf(best);
    solved = settle(master, scale);
    if (solved) bound = Math.max(bound, provenBound(master));
    if (!solved || objectiveAt(best) - bound <= EXACT * scale || !hasRoom(master)) break;
    if (isEnough(best.risk, bound)) break;
    const { points, depth } = separate(program, master, { best, rounding: ROUNDING * scale });
    const better = points.reduce((least, point) => (objectiveAt(point) < objectiveAt(least) ? point : least), best);
    stuck = better === best && depth <= ROUNDING * scale;
    best = better;
  }
  const dualityGap = (objectiveAt(best) - bound) / scaleOf(best);
  return { point: best, value: objectiveAt(best), bound, dualityGap, iterations: master.iterations };
}

/** The weights that would be best if the risks of the parts were added up. */
function firstPoint(program: Program, costs: Float64Array): Point {
  const slopes = program.sizes.map((size, p) => size + costs[p]);
  return pointAt(program, cheapestVertex(slopes, program.polytope.box));
}

/**
 * Adds the support at the in-out point, and that at the bound's weights where the first does not cut them off.
 *
 * @returns the points, and by how much the last support cuts the bound's weights off
 */
function separate(
  program: Program,
  master: Master,
  { best, rounding }: { best: Point; rounding: number },
): { points: Point[]; depth: number } {
  const weights = master.state.weights.slice();
  const inOut = pointAt(program, between(weights, best.parts, IN_OUT));
  const depth = addSupport(master, inOut.support);
  if (depth > rounding) return { points: [inOut], depth };
  const outer = pointAt(program, weights);
  return { points: [inOut, outer], depth: addSupport(master, outer.support) };
}
