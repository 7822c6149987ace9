import { describe, expect, it } from 'vitest';
import { InfeasibleError, InvalidInputError, NotSolvedError } from '../errors.js';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import type { RiskProfile } from '../names.js';
import { clusterRisk } from './cluster-risk.js';
import { constraintsFor } from './constraints.js';
import { efficientFrontier } from './efficient-frontier.js';
import { solve } from './solve.js';
import { syntheticReturns } from './testing/synthetic-returns.js';
import type { SolveOptions } from './types.js';

const returns = syntheticReturns({ rows: 30, cols: 4, seed: 1 });
const ask = (profile: RiskProfile, options: SolveOptions = {}) => solve({ profile, returns, options });
const rising = { ...returns, values: returns.values.map(() => 0.01) };
const hedged = returnsMatrix(['a', 'b'], Float64Array.of(0.01, -0.01, -0.01, 0.01));
const identity = Float64Array.from({ length: 16 }, (_, k) => (k % 5 === 0 ? 1 : 0));

describe('the risk profiles say what they refuse, and why', () => {
  it.each<[string, new (...args: never[]) => Error, () => unknown]>([
    [
      'solve: profile: the profile must be known, got min_vol (expected equal_weight, inverse_volatility, random, benchmark, market, min_variance, max_sharpe, max_diversification, mean_variance, target_return, target_volatility, min_cvar, min_mad, min_flpm, min_worst_case, min_range, min_cvar_range, min_cdar, min_max_drawdown, min_average_drawdown, min_gini, min_tail_gini, min_evar, min_edar, min_ulcer_index, min_semi_variance, min_slpm, hrp, herc, nco, risk_parity, barbell). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => ask('min_vol' as RiskProfile),
    ],
    [
      'solve: returns: weights need a history, got 1 rows × 4 columns (expected rows ≥ 2, columns ≥ 1). The train window or the universe is empty.',
      InvalidInputError,
      () => solve({ profile: 'hrp', returns: { ...returns, rows: 1 } }),
    ],
    [
      'solve: returns: weights need a history, got 30 rows × 0 columns (expected rows ≥ 2, columns ≥ 1). The train window or the universe is empty.',
      InvalidInputError,
      () => solve({ profile: 'hrp', returns: { ...returns, assets: [], cols: 0 } }),
    ],
    [
      'solve: sampleCovariance: the covariance is that of the columns of the returns, got 9 values (expected 4 × 4). It was made of another universe than the returns.',
      InvalidInputError,
      () => solve({ profile: 'hrp', returns, sampleCovariance: new Float64Array(9) }),
    ],
    [
      'solve: hrp: at least one column must have usable history, got 4 dropped columns of 4 (expected a column without NaN that is not constant). The window lies before the listings, or the source repeats its last prices.',
      NotSolvedError,
      () => solve({ profile: 'hrp', returns: rising }),
    ],
    [
      'solve: options.clusters: each column needs a cluster label, got 2 labels (expected 4 labels). The labels belong to another universe than the returns.',
      InvalidInputError,
      () => ask('equal_weight', { clusters: [0, 1] }),
    ],
    [
      'solve: options.riskBudgets: each column needs a risk budget above 0, got 1, 1, 1 (expected 4 finite numbers above 0). An asset that is to have no risk does not belong to the columns.',
      InvalidInputError,
      () => ask('risk_parity', { riskBudgets: [1, 1, 1] }),
    ],
    [
      'solve: options.riskBudgets: each column needs a risk budget above 0, got 1, 1, 0, 1 (expected 4 finite numbers above 0). An asset that is to have no risk does not belong to the columns.',
      InvalidInputError,
      () => ask('risk_parity', { riskBudgets: [1, 1, 0, 1] }),
    ],
    [
      'solve: options.riskBudgets: each column needs a risk budget above 0, got 1, 1, Infinity, 1 (expected 4 finite numbers above 0). An asset that is to have no risk does not belong to the columns.',
      InvalidInputError,
      () => ask('risk_parity', { riskBudgets: [1, 1, Number.POSITIVE_INFINITY, 1] }),
    ],
    [
      'solve: options.shrinkageIntensity: the value is a fraction, got 2 (expected 0 to 1). A percentage was given for a fraction.',
      InvalidInputError,
      () => ask('min_variance', { shrinkageIntensity: 2 }),
    ],
    [
      'constraintsFor: options.minWeight: weights are long-only fractions of the budget, got -0.1 (expected 0 to 1). A percentage was given for a fraction, or a bound for a short position.',
      InvalidInputError,
      () => ask('min_variance', { minWeight: -0.1 }),
    ],
    [
      'constraintsFor: options.maxWeight: weights are long-only fractions of the budget, got 10 (expected 0 to 1). A percentage was given for a fraction, or a bound for a short position.',
      InvalidInputError,
      () => ask('min_variance', { maxWeight: 10 }),
    ],
    [
      'constraintsFor: options.clusterCap: weights are long-only fractions of the budget, got NaN (expected 0 to 1). A percentage was given for a fraction, or a bound for a short position.',
      InvalidInputError,
      () => ask('min_variance', { clusterCap: Number.NaN, clusters: [0, 0, 1, 1] }),
    ],
    [
      'constraintsFor: options.minWeight, options.maxWeight: the bounds must admit weights of sum 1, got minWeight = 0.3, maxWeight = 1, N = 4 (expected minWeight ≤ maxWeight and N·minWeight ≤ 1 ≤ N·maxWeight). The bounds were set for another number of assets; columns without usable history do not count.',
      InfeasibleError,
      () => ask('min_variance', { minWeight: 0.3 }),
    ],
    [
      'constraintsFor: options.minWeight, options.maxWeight: the bounds must admit weights of sum 1, got minWeight = 0, maxWeight = 0.2, N = 4 (expected minWeight ≤ maxWeight and N·minWeight ≤ 1 ≤ N·maxWeight). The bounds were set for another number of assets; columns without usable history do not count.',
      InfeasibleError,
      () => ask('min_variance', { maxWeight: 0.2 }),
    ],
    [
      'constraintsFor: options.minWeight, options.maxWeight: the bounds must admit weights of sum 1, got minWeight = 0.2, maxWeight = 0.1, N = 4 (expected minWeight ≤ maxWeight and N·minWeight ≤ 1 ≤ N·maxWeight). The bounds were set for another number of assets; columns without usable history do not count.',
      InfeasibleError,
      () => ask('min_variance', { minWeight: 0.2, maxWeight: 0.1 }),
    ],
    [
      'constraintsFor: options.clusters: clusterCap needs a cluster label for each asset, got no labels (expected 4 labels). The labels come from selection, in the order of the columns.',
      InvalidInputError,
      () => constraintsFor(4, { clusterCap: 0.5 }),
    ],
    [
      'constraintsFor: options.clusters: clusterCap needs a cluster label for each asset, got 2 labels (expected 4 labels). The labels come from selection, in the order of the columns.',
      InvalidInputError,
      () => constraintsFor(4, { clusterCap: 0.5, clusters: [0, 1] }),
    ],
    [
      'constraintsFor: options.clusterCap, options.minWeight: a cluster must hold the minimum weight of its assets, got clusterCap = 0.5, minWeight = 0.2, 3 assets in the cluster (expected assets·minWeight ≤ clusterCap). One cluster has more assets than the cap was set for.',
      InfeasibleError,
      () => constraintsFor(4, { minWeight: 0.2, clusterCap: 0.5, clusters: [0, 0, 0, 1] }),
    ],
    [
      'constraintsFor: options.clusterCap, options.maxWeight: the clusters must have room for a budget of 1, got room 0.9 with clusterCap = 0.5, maxWeight = 0.4, N = 4, 2 clusters (expected at least 1). Small clusters cannot fill their cap under maxWeight; raise either.',
      InfeasibleError,
      () => constraintsFor(4, { maxWeight: 0.4, clusterCap: 0.5, clusters: [0, 0, 0, 1] }),
    ],
    [
      'solve: options.riskFreeRate: the profile needs a finite number per period, got NaN (expected a fraction such as 0.0004, of one row of the returns). It was left out, or computed from an empty series.',
      InvalidInputError,
      () => ask('max_sharpe', { riskFreeRate: Number.NaN }),
    ],
    [
      'solve: options.riskAversion: risk must cost something, and not everything, got 0 (expected above 0, finite). Without aversion the answer is the asset of greatest mean; with no other aim it is min_variance.',
      InvalidInputError,
      () => ask('mean_variance', { riskAversion: 0 }),
    ],
    [
      'solve: options.riskAversion: risk must cost something, and not everything, got Infinity (expected above 0, finite). Without aversion the answer is the asset of greatest mean; with no other aim it is min_variance.',
      InvalidInputError,
      () => ask('mean_variance', { riskAversion: Number.POSITIVE_INFINITY }),
    ],
    [
      'solve: options.targetReturn: the profile needs a finite number per period, got undefined (expected a fraction such as 0.0004, of one row of the returns). It was left out, or computed from an empty series.',
      InvalidInputError,
      () => ask('target_return'),
    ],
    [
      'solve: options.targetVolatility: the profile needs a finite number per period, got NaN (expected a fraction such as 0.0004, of one row of the returns). It was left out, or computed from an empty series.',
      InvalidInputError,
      () => ask('target_volatility', { targetVolatility: Number.NaN }),
    ],
    [
      'solve: options.alpha: a tail is a part of the distribution, got 0 (expected above 0 and below 1). A percentage or a level of confidence was given for the probability of the tail.',
      InvalidInputError,
      () => ask('min_cvar', { alpha: 0 }),
    ],
    [
      'solve: options.alpha: a tail is a part of the distribution, got 1 (expected above 0 and below 1). A percentage or a level of confidence was given for the probability of the tail.',
      InvalidInputError,
      () => ask('min_cvar', { alpha: 1 }),
    ],
    [
      'solve: options.minAcceptableReturn: a shortfall is measured from a finite return, got NaN (expected a fraction per period, such as 0). It was computed from an empty series.',
      InvalidInputError,
      () => ask('min_flpm', { minAcceptableReturn: Number.NaN }),
    ],
    [
      'solve: options of barbell: the barbell needs clusters, a regime and at least one aggressor cluster, got clusters undefined, regime QUIET, maxAggressorClusters 5 (expected a label for each asset, a regime, maxAggressorClusters ≥ 1). Clusters come from selection and the regime from the train window; pass both on.',
      InvalidInputError,
      () => ask('barbell', { regime: 'QUIET' }),
    ],
    [
      'solve: options of barbell: the barbell needs clusters, a regime and at least one aggressor cluster, got clusters given, regime undefined, maxAggressorClusters 5 (expected a label for each asset, a regime, maxAggressorClusters ≥ 1). Clusters come from selection and the regime from the train window; pass both on.',
      InvalidInputError,
      () => ask('barbell', { clusters: [0, 0, 1, 1] }),
    ],
    [
      'solve: options of barbell: the barbell needs clusters, a regime and at least one aggressor cluster, got clusters given, regime QUIET, maxAggressorClusters 0 (expected a label for each asset, a regime, maxAggressorClusters ≥ 1). Clusters come from selection and the regime from the train window; pass both on.',
      InvalidInputError,
      () => ask('barbell', { clusters: [0, 0, 1, 1], regime: 'QUIET', maxAggressorClusters: 0 }),
    ],
    [
      'hrp: options.mode: the name must be known, got python (expected lopez_de_prado, pypfopt, riskfolio, skfolio, dendrogram). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => ask('hrp', { hrp: { mode: 'python' as 'riskfolio' } }),
    ],
    [
      'herc: options.variant: the name must be known, got both (expected herc, herc2, hcaa). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => ask('herc', { herc: { variant: 'both' as 'herc' } }),
    ],
    [
      'clustering: options.linkage: the name must be known, got centroid (expected single, complete, average, ward). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => ask('herc', { herc: { linkage: 'centroid' as 'ward' } }),
    ],
    [
      'clustering: options.clusterCount: there is at least one cluster, got 0 (expected a whole number, 1 or more). The number was computed from an empty universe; leave it out to have it chosen.',
      InvalidInputError,
      () => ask('herc', { herc: { clusterCount: 0 } }),
    ],
    [
      'clustering: options.clusterCount: there is at least one cluster, got 2.5 (expected a whole number, 1 or more). The number was computed from an empty universe; leave it out to have it chosen.',
      InvalidInputError,
      () => ask('herc', { herc: { clusterCount: 2.5 } }),
    ],
    [
      'clustering: options.clusterCount: the name must be known, got elbow (expected skfolio, riskfolio). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => ask('herc', { herc: { clusterCount: 'elbow' as 'skfolio' } }),
    ],
    [
      'nco: options.inner: the name must be known, got hrp (expected min_variance, risk_parity, inverse_volatility, equal_weight). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => ask('nco', { nco: { inner: 'hrp' as 'min_variance' } }),
    ],
    [
      'nco: options.outer: the name must be known, got hrp (expected min_variance, risk_parity, inverse_volatility, equal_weight). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => ask('nco', { nco: { outer: 'hrp' as 'min_variance' } }),
    ],
    [
      'clusterRisk: measure: the name must be known, got omega (expected variance, standard_deviation, semi_variance, semi_deviation, mad, flpm, slpm, cvar, tail_gini, evar, worst_realisation, range, cvar_range, max_drawdown, average_drawdown, cdar, edar, ulcer_index, gini_mean_difference, var, dar). The name is misspelt, or belongs to a later version.',
      InvalidInputError,
      () => clusterRisk('omega' as 'cvar', { returns, covariance: identity }),
    ],
    [
      'clusterRisk: max_drawdown of asset 0: a budget is shared by the inverse of risks, which must be positive, got 0 (expected above 0). It has hardly lost in the window; take a measure of deviation instead.',
      NotSolvedError,
      () => clusterRisk('max_drawdown', { returns: rising, covariance: identity }),
    ],
    [
      'clusterRisk: max_drawdown of a cluster of 2: a budget is shared by the inverse of risks, which must be positive, got 0 (expected above 0). It has hardly lost in the window; take a measure of deviation instead.',
      NotSolvedError,
      () =>
        clusterRisk('max_drawdown', { returns: hedged, covariance: identity }).of([0, 1], Float64Array.of(0.5, 0.5)),
    ],
    [
      'efficientFrontier: points: a frontier has two ends, got 1 (expected an integer of at least 2). A step was given for a number of points.',
      InvalidInputError,
      () => efficientFrontier(returns, 1),
    ],
    [
      'efficientFrontier: points: a frontier has two ends, got 2.5 (expected an integer of at least 2). A step was given for a number of points.',
      InvalidInputError,
      () => efficientFrontier(returns, 2.5),
    ],
  ])('%s', (message, kind, call) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
