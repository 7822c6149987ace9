import type { ReturnsMatrix } from '../../matrix/returns-matrix.js';
import { namedReturns } from './arbitraries.js';
import { type Case, casesIn } from './cases.js';

interface ExpectedMoments {
  readonly means: readonly number[];
  readonly sample_covariance: Table;
  readonly ledoit_wolf: { readonly covariance: Table; readonly shrinkage: number };
  /** By the names of the manifest; an estimator that no peer can compute is not there. */
  readonly covariances: Readonly<Record<string, ExpectedCovariance>>;
  readonly expected_returns: ExpectedReturns;
  /** By the names of the manifest, lower tail at 10 %; null where no peer can compute them. */
  readonly codependences: Readonly<Record<string, Table>> | null;
}

type Table = readonly (readonly number[])[];

interface ExpectedCovariance {
  readonly covariance: Table;
  readonly shrinkage?: number;
  readonly noise_variance?: number;
}

interface ExpectedReturns {
  readonly ewma: readonly number[];
  readonly equilibrium: readonly number[];
  readonly james_stein: { readonly means: readonly number[]; readonly peer_weight: number } | null;
  readonly bayes_stein: readonly number[] | null;
  readonly bayes_stein_volatility_weighted: readonly number[] | null;
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
export function covarianceError(actual: Float64Array, expected: Table): number {
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
