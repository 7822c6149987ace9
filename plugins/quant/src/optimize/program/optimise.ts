import { NotSolvedError } from '../../errors.js';
import { columnsOf } from '../../matrix/returns-matrix.js';
import { meanReturns } from '../../moments/mean.js';
import { certificateFailure, certified } from '../certificate.js';
import { dot } from '../covariance-product.js';
import { unitReturns } from '../unit-returns.js';
import { requireFeasible } from './feasibility.js';
import { greatestRatio } from './greatest-ratio.js';
import { type Found, leastRisk } from './least-risk.js';
import { type Measure, measureOf } from './measures.js';
import { rowViolation, toParts, weightsOf } from './polytope.js';
import { polytopeOf } from './polytope-of.js';
import type { Program } from './program.js';
import { requireProgram } from './require-program.js';
import { targetReturn } from './target-return.js';
import { targetRisk } from './target-risk.js';
import type { Objective, Optimum, ProgramInput } from './types.js';

/** Share of the largest risk of an asset that the others count with at least, to compare prices by. */
const SMALLEST = 1e-3;

/** What a 1 of the program's returns and risk is to the caller. */
interface Units {
  readonly unit: number;
  readonly riskUnit: number;
}

/**
 * The optimum of mean return and any convex risk measure under linear constraints: least risk, greatest ratio or utility,
 * least risk of a target return, greatest return of a target risk. One method for all: cutting planes, whose linear
 * programs prove how far the answer can be from the optimum. Where a ratio has no positive mean to be made of, the answer
 * is the least risk, with a note.
 *
 * @param input - returns T × N, without NaN; measure, objective and constraints, all per period of a row
 * @returns N weights, their mean return and risk, and a certificate: Σw, bounds, caps, limits and targets within 1e-12 (a
 * limit relative to its largest coefficient), and the duality gap relative to the objective. A gap of 1e-8 is certified;
 * what is reached is 1e-12 for measures that are smooth, where weights are determined to about 1e-6, and 1e-14 for those
 * that are linear in pieces
 * @throws {@link InvalidInputError} on NaN, fewer than 2 rows, an unknown name, a vector of another length, an option out of
 * range
 * @throws {@link InfeasibleError} when the constraints or the target exclude all weights, or a ratio has no maximum because
 * some weights have no risk
 * @throws {@link NotSolvedError} when no certificate holds
 *
 * Source: Kelley (1960), "The cutting-plane method for solving convex programs"; Dinkelbach (1967), "On nonlinear fractional
 * programming", for the ratio; Veinott (1967), "The supporting hyperplane method for unimodal programming", for the target
 * risk; that of each measure as `riskMeasure` has it.
 */
export function optimise(input: ProgramInput): Optimum {
  requireProgram(input);
  const { returns, objective, constraints = {} } = input;
  const measure = measureOf(input.measure, input.measureOptions ?? {});
  const polytope = polytopeOf(returns.cols, constraints);
  requireFeasible(polytope);
  const gains = input.expectedReturns ?? meanReturns(returns);
  const { unit, returns: scaled } = unitReturns(returns);
  const units = { unit, riskUnit: unit ** measure.degree };
  const columns = columnsOf(scaled).map((column) => column.map((value) => value - measure.minAcceptableReturn / unit));
  const program: Program = {
    risk: measure.at,
    columns: polytope.assetOf.map((i) => columns[i]),
    gains: toParts(
      polytope,
      gains.map((gain) => gain / unit),
    ),
    sizes: toParts(polytope, sizesOf(columns, measure)),
    polytope,
  };
  const { point, dualityGap, iterations, notes } = answerTo(objective, program, units);
  const weights = weightsOf(polytope, point.parts);
  const [meanReturn, risk] = [dot(gains, weights), point.risk * units.riskUnit];
  const { certificate } = certified(weights, polytope.constraints, {
    solver: 'cutting-planes',
    dualityGap,
    iterations,
    notes,
    limitViolation: Math.max(rowViolation(polytope, point.parts), missedBy(objective, { meanReturn, risk })),
  });
  const failure = certificateFailure(certificate);
  if (failure !== '') refuseUnsolved(input, failure);
  return { weights, certificate, meanReturn, risk };
}

function answerTo(
  objective: Objective,
  program: Program,
  { unit, riskUnit }: Units,
): Found & { readonly notes: readonly string[] } {
  const { gains } = program;
  switch (objective.kind) {
    case 'least_risk':
      return { ...leastRisk(program, new Float64Array(gains.length)), notes: [] };
    case 'utility': {
      const tolerance = unit / (objective.riskAversion * riskUnit);
      const tilt = gains.map((gain) => tolerance * gain);
      return { ...leastRisk(program, tilt), notes: [] };
    }
    case 'target_return':
      return { ...targetReturn(program, objective.targetReturn / unit, unit), notes: [] };
    case 'target_risk':
      return { ...targetRisk(program, objective.targetRisk / riskUnit, riskUnit), notes: [] };
    case 'max_ratio': {
      const rate = (objective.riskFreeRate ?? 0) / unit;
      return greatestRatio({ ...program, gains: gains.map((gain) => gain - rate) });
    }
  }
}

/** By how much a target is missed. */
function missedBy(objective: Objective, { meanReturn, risk }: Pick<Optimum, 'meanReturn' | 'risk'>): number {
  if (objective.kind === 'target_return') return Math.max(0, objective.targetReturn - meanReturn);
  return objective.kind === 'target_risk' ? Math.max(0, risk - objective.targetRisk) : 0;
}

/** Risk of each asset alone, no less than a share of the largest. */
function sizesOf(columns: readonly Float64Array[], { at }: Measure): Float64Array {
  const sizes = Float64Array.from(columns, (column) => Math.abs(at(column).risk));
  const largest = sizes.reduce((most, size) => Math.max(most, size)) || 1;
  return sizes.map((size) => Math.max(size, SMALLEST * largest));
}

function refuseUnsolved({ measure, objective }: ProgramInput, failure: string): never {
  throw new NotSolvedError({
    where: `optimise: ${objective.kind} of ${measure}`,
    rule: 'the certificate must hold',
    got: failure,
    expected: 'all within their tolerances',
    cause: 'The returns do not determine the weights, or limits nearly exclude each other.',
  });
}
