import highsLoader from 'highs';
import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';
import type { Constraints } from '../types.js';

/** The types of the package say what its CommonJS build exports; this is the other one. */
const highs = await (highsLoader as unknown as typeof highsLoader.default)();

/** A sum of variables by name. */
type Terms = Record<string, number>;

/** A linear objective, and linear expressions that must be at least a number. Variables are free unless they are weights. */
export interface LinearRisk {
  readonly objective: Terms;
  readonly atLeast: readonly { readonly terms: Terms; readonly bound: number }[];
}

/** The least value of a linear risk over the feasible weights `w0`, `w1`, …, by HiGHS. */
export function leastByHighs({ objective, atLeast }: LinearRisk, { lower, upper, groups }: Constraints): number {
  const weights = Array.from(lower, (_, i) => `w${i}`);
  const budget = Object.fromEntries(weights.map((name) => [name, 1]));
  const caps = groups.map(({ members, cap }) => ({ members, cap }));
  const names = new Set([...Object.keys(objective), ...atLeast.flatMap(({ terms }) => Object.keys(terms))]);
  const lines = [
    'Minimize',
    ` risk: ${written(objective)}`,
    'Subject To',
    ` budget: ${written(budget)} = 1`,
    ...caps.map(
      ({ members, cap }, g) => ` cap${g}: ${written(Object.fromEntries(members.map((i) => [`w${i}`, 1])))} <= ${cap}`,
    ),
    ...atLeast.map(({ terms, bound }, k) => ` row${k}: ${written(terms)} >= ${bound}`),
    'Bounds',
    ...weights.map((name, i) => ` ${lower[i]} <= ${name} <= ${upper[i]}`),
    ...[...names].filter((name) => !weights.includes(name)).map((name) => ` ${name} free`),
    'End',
  ];
  const options = { presolve: 'off', primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 } as const;
  const { Status, ObjectiveValue } = highs.solve(lines.join('\n'), options);
  if (Status !== 'Optimal') throw new Error(`HiGHS: ${Status}`);
  return ObjectiveValue;
}

function written(terms: Terms): string {
  const parts = Object.entries(terms).map(([name, value]) => `${value < 0 ? '-' : '+'} ${Math.abs(value)} ${name}`);
  return parts.join(' ');
}

/** r_t'w as terms, times a factor. */
export function portfolioReturn({ cols, values }: ReturnsMatrix, t: number, factor: number): Terms {
  return Object.fromEntries(Array.from({ length: cols }, (_, j) => [`w${j}`, factor * values[t * cols + j]]));
}
