import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';
import { namedReturns } from './arbitraries.js';
import { type Case, casesIn } from './cases.js';

interface ExpectedMoments {
  readonly means: readonly number[];
  readonly sample_covariance: readonly (readonly number[])[];
  readonly ledoit_wolf: { readonly covariance: readonly (readonly number[])[]; readonly shrinkage: number };
}

/** The cases of moments/fixtures, with their input as a returns matrix. */
export function momentCases(): Case<ReturnsMatrix, ExpectedMoments>[] {
  const cases = casesIn<{ cols: number; values: number[] }, ExpectedMoments>(new URL('../fixtures/', import.meta.url));
  return cases.map(({ name, input: { cols, values }, expected }) => ({
    name,
    input: namedReturns(cols, Float64Array.from(values)),
    expected,
  }));
}

/** Largest difference of two covariance matrices, each element relative to the volatilities of its two assets. */
export function covarianceError(actual: Float64Array, expected: readonly (readonly number[])[]): number {
  const n = expected.length;
  let worst = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const difference = Math.abs(actual[i * n + j] - expected[i][j]);
      const scale = Math.sqrt(expected[i][i] * expected[j][j]);
      worst = Math.max(worst, difference === 0 ? 0 : difference / scale);
    }
  }
  return worst;
}
