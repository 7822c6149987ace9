import { membersOf } from '../cluster/members.js';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { NCO_PROBLEMS, type NcoProblem } from '../names.js';
import { requireKnown } from '../require-known.js';
import { type Assets, selectAssets } from './assets.js';
import { certified } from './certificate.js';
import { constraintsFor } from './constraints.js';
import { covarianceTimes, dot } from './covariance-product.js';
import { equalWeight } from './equal-weight.js';
import { type ClusteringOptions, flatHierarchy } from './hierarchy.js';
import { inverseVolatility } from './inverse-volatility.js';
import { minVariance } from './min-variance.js';
import { riskParity } from './risk-parity.js';
import type { Certificate, Constraints, Solution } from './types.js';
import { withinConstraints } from './within-constraints.js';

/** What is solved within each cluster and between them. */
const PROBLEMS: Record<NcoProblem, (assets: Assets, constraints: Constraints) => Solution> = {
  min_variance: ({ covariance }, constraints) => minVariance(covariance, constraints),
  risk_parity: ({ covariance }, constraints) => riskParity(covariance, constraints),
  inverse_volatility: ({ returns }, constraints) => inverseVolatility(returns, constraints),
  equal_weight: (_, constraints) => equalWeight(constraints),
};

export interface NcoOptions extends ClusteringOptions {
  /** Solved within each cluster. Default `min_variance`. */
  readonly inner?: NcoProblem;
  /** Solved between the clusters' portfolios. Default `min_variance`. */
  readonly outer?: NcoProblem;
}

/**
 * Nested clustered optimisation: solves the inner problem in each cluster, then the outer one on the portfolios that came of
 * it, both long-only, and multiplies. Bounds and caps that bind are met by projection of the product.
 *
 * @param assets - covariance (N × N) and returns (T × N) of the same columns
 * @param constraints - a feasible set of the N assets
 * @returns its `kktResidual` is the worst of the problems that were solved; null where none of them is an optimum
 * @throws {@link InvalidInputError} on an unknown option, or a number of clusters below 1
 *
 * Source: López de Prado (2019), "A robust estimator of the efficient frontier".
 */
export function nco(assets: Assets, constraints: Constraints, options: NcoOptions = {}): Solution {
  const { inner = 'min_variance', outer = 'min_variance' } = options;
  requireKnown(inner, NCO_PROBLEMS, 'nco: options.inner');
  requireKnown(outer, NCO_PROBLEMS, 'nco: options.outer');
  const { tree, clusters, note } = flatHierarchy(assets, options);
  const members = clusters.map((id) => Array.from(membersOf(tree)(id)).sort((a, b) => a - b));
  const within = members.map((own) => PROBLEMS[inner](selectAssets(assets, own), constraintsFor(own.length, {})));
  const portfolios = members.map((own, c) => spread(own, within[c].weights, tree.n));
  const between = PROBLEMS[outer](portfolioAssets(assets, portfolios), constraintsFor(clusters.length, {}));
  const raw = new Float64Array(tree.n);
  portfolios.forEach((portfolio, c) => {
    for (const i of members[c]) raw[i] = between.weights[c] * portfolio[i];
  });
  const { weights, notes } = withinConstraints(raw, constraints);
  const evidence = evidenceOf([between, ...within].map(({ certificate }) => certificate));
  return certified(weights, constraints, { ...evidence, notes: [note, ...notes] });
}

function spread(members: readonly number[], weights: Float64Array, n: number): Float64Array {
  const portfolio = new Float64Array(n);
  members.forEach((i, a) => {
    portfolio[i] = weights[a];
  });
  return portfolio;
}

/** The portfolios taken for assets: the covariances between them, and their returns. */
function portfolioAssets({ covariance, returns }: Assets, portfolios: readonly Float64Array[]): Assets {
  const marginals = portfolios.map((portfolio) => covarianceTimes(covariance, portfolio));
  const { rows, cols, values } = returns;
  const series = new Float64Array(rows * portfolios.length);
  for (let t = 0; t < rows; t++) {
    const row = values.subarray(t * cols, (t + 1) * cols);
    portfolios.forEach((portfolio, c) => {
      series[t * portfolios.length + c] = dot(row, portfolio);
    });
  }
  return {
    covariance: Float64Array.from(
      portfolios.flatMap((_, a) =>
        portfolios.map((_, b) => dot(portfolios[Math.max(a, b)], marginals[Math.min(a, b)])),
      ),
    ),
    returns: returnsMatrix(
      portfolios.map((_, c) => `cluster ${c}`),
      series,
    ),
  };
}

/** Solver of the outer problem, and the worst of all residuals. */
function evidenceOf(certificates: readonly Certificate[]): Pick<Certificate, 'solver' | 'kktResidual' | 'iterations'> {
  const residuals = certificates.flatMap(({ kktResidual }) => (kktResidual === null ? [] : [kktResidual]));
  return {
    solver: certificates[0].solver,
    kktResidual: residuals.length === 0 ? null : Math.max(...residuals),
    iterations: certificates.reduce((sum, { iterations }) => sum + iterations, 0),
  };
}
