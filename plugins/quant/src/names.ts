/* What can be chosen by name, in a manifest too: apart from what does it, which takes ten times as long to load. */

/** The risk profiles this package can solve, by the names of the manifest. */
export const RISK_PROFILES = [
  'equal_weight',
  'inverse_volatility',
  'random',
  'benchmark',
  'market',
  'min_variance',
  'max_sharpe',
  'max_diversification',
  'mean_variance',
  'target_return',
  'target_volatility',
  'min_cvar',
  'min_mad',
  'min_flpm',
  'min_worst_case',
  'min_range',
  'min_cvar_range',
  'min_cdar',
  'min_max_drawdown',
  'min_average_drawdown',
  'min_gini',
  'min_tail_gini',
  'min_evar',
  'min_edar',
  'min_ulcer_index',
  'min_semi_variance',
  'min_slpm',
  'hrp',
  'herc',
  'nco',
  'risk_parity',
  'barbell',
] as const;
export type RiskProfile = (typeof RISK_PROFILES)[number];

/** The covariance estimators of this package, by the names of the manifest (`risk.covariance`). */
export const COVARIANCE_ESTIMATORS = [
  'sample',
  'ewma',
  'ledoit_wolf',
  'ledoit_wolf_constant_correlation',
  'ledoit_wolf_single_factor',
  'oas',
  'shrunk',
  'gerber',
  'denoised',
  'detoned',
] as const;
export type CovarianceEstimator = (typeof COVARIANCE_ESTIMATORS)[number];

/** The estimators of expected returns of this package. */
export const EXPECTED_RETURN_ESTIMATORS = ['sample', 'ewma', 'james_stein', 'bayes_stein', 'equilibrium'] as const;
export type ExpectedReturnEstimator = (typeof EXPECTED_RETURN_ESTIMATORS)[number];

/** How two assets can depend on each other, by the names of the manifest. */
export const CODEPENDENCES = [
  'pearson',
  'spearman',
  'kendall',
  'abs_pearson',
  'abs_spearman',
  'abs_kendall',
  'distance_correlation',
  'lower_tail',
] as const;
export type Codependence = (typeof CODEPENDENCES)[number];

/** The linkage methods of this package, by the names of the manifest. */
export const LINKAGE_METHODS = ['single', 'complete', 'average', 'ward'] as const;
export type LinkageMethod = (typeof LINKAGE_METHODS)[number];

/** Variants of the two-difference gap statistic in the field, by the names of the manifest. */
export const GAP_STATISTICS = ['skfolio', 'riskfolio'] as const;
export type GapStatistic = (typeof GAP_STATISTICS)[number];

/** The risk measures by which a hierarchical profile shares a budget, by the names of the manifest. */
export const CLUSTER_RISKS = [
  'variance',
  'standard_deviation',
  'semi_variance',
  'semi_deviation',
  'mad',
  'flpm',
  'slpm',
  'cvar',
  'tail_gini',
  'evar',
  'worst_realisation',
  'range',
  'cvar_range',
  'max_drawdown',
  'average_drawdown',
  'cdar',
  'edar',
  'ulcer_index',
  'gini_mean_difference',
  'var',
  'dar',
] as const;
export type ClusterRiskMeasure = (typeof CLUSTER_RISKS)[number];

/** Variants of hierarchical risk parity, by the names of the manifest. All of them use the distance √(½(1 - ρ)). */
export const HRP_MODES = ['lopez_de_prado', 'pypfopt', 'riskfolio', 'skfolio', 'dendrogram'] as const;
export type HrpMode = (typeof HRP_MODES)[number];

/**
 * Variants of hierarchical equal risk contribution. `herc` shares by inverse risk between the clusters and within them,
 * `herc2` equally within them, `hcaa` equally on both levels (hierarchical clustering based asset allocation).
 */
export const HERC_VARIANTS = ['herc', 'herc2', 'hcaa'] as const;
export type HercVariant = (typeof HERC_VARIANTS)[number];

/** What nested clustered optimisation solves within each cluster and between them, by the names of the manifest. */
export const NCO_PROBLEMS = ['min_variance', 'risk_parity', 'inverse_volatility', 'equal_weight'] as const;
export type NcoProblem = (typeof NCO_PROBLEMS)[number];

/** Whose conventions a simulation can have, by the names of the manifest. */
export const SIMULATORS = ['custom', 'cvxportfolio'] as const;
export type Simulator = (typeof SIMULATORS)[number];
