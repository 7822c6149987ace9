import { dot, largestMagnitude } from '../covariance-product.js';
import type { Found } from './least-risk.js';
import { openMaster, provenBound, settle } from './master.js';
import { type Program, pointAt, unitOf } from './program.js';

/** The greatest gain, argmax g'w, by linear programming. */
export function greatestGain(program: Program): Found {
  const costs = program.gains.map((gain) => -gain);
  const master = openMaster(program, costs, []);
  const solved = settle(master, unitOf(program));
  const point = pointAt(program, master.state.weights.slice());
  const scale = largestMagnitude(costs) || 1;
  const dualityGap = solved ? (dot(costs, point.parts) - provenBound(master)) / scale : Number.NaN;
  return { point, dualityGap, iterations: master.iterations };
}
