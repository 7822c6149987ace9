export { codependenceDistance } from './cluster/codependence-distance.js';
export { cutAtHeight } from './cluster/cut.js';
export { correlationDistance } from './cluster/distance.js';
export { clusterCountByGap } from './cluster/gap-statistic.js';
export { leafOrder } from './cluster/leaf-order.js';
export { type Linkage, linkage } from './cluster/linkage.js';
export { LEAF_ORDERS, type LeafOrderKind, optimalLeafOrder } from './cluster/optimal-leaf-order.js';
export { InfeasibleError, InvalidInputError, NotSolvedError, QuantError, type QuantErrorCode } from './errors.js';
export { columnOf, type ReturnsMatrix, returnsMatrix, selectColumns, sliceRows } from './matrix/returns-matrix.js';
export { type AnnualReturn, annualReturn } from './metrics/annual-return.js';
export { type Anomaly, type AnomalyLimits, anomalies, DEFAULT_ANOMALY_LIMITS } from './metrics/anomalies.js';
export { calmar } from './metrics/calmar.js';
export { correlation } from './metrics/correlation.js';
export { diversificationRatio } from './metrics/diversification-ratio.js';
export {
  drawdownsUncompounded,
  maxDrawdownCompounded,
  maxDrawdownUncompounded,
  ulcerIndex,
} from './metrics/drawdown.js';
export { effectiveN } from './metrics/effective-n.js';
export { omega } from './metrics/omega.js';
export { type Performance, performance } from './metrics/performance.js';
export { quantile } from './metrics/quantile.js';
export { riskContributions } from './metrics/risk-contributions.js';
export { excessKurtosis, skewness } from './metrics/sample-moments.js';
export { sharpe } from './metrics/sharpe.js';
export { sortino } from './metrics/sortino.js';
export { conditionalValueAtRisk95, tailRatio, valueAtRisk95 } from './metrics/tail.js';
export { volatilityAnnual } from './metrics/volatility.js';
export { winRate } from './metrics/win-rate.js';
export { type CodependenceOptions, codependence, spearmanMatrix } from './moments/codependence.js';
export { conditionNumber } from './moments/condition-number.js';
export { correlationFromCovariance, correlationMatrix } from './moments/correlation.js';
export { estimateCovariance } from './moments/covariance.js';
export { type CovarianceOptions, DEFAULT_COVARIANCE_OPTIONS } from './moments/covariance-options.js';
export { denoisedCovariance } from './moments/denoised.js';
export { detonedCovariance } from './moments/detoned.js';
export { distanceCorrelationMatrix } from './moments/distance-correlation.js';
export { equilibriumReturns } from './moments/equilibrium.js';
export { ewmaCovariance, ewmaMean } from './moments/ewma.js';
export { type ExpectedReturnOptions, estimateExpectedReturns } from './moments/expected-returns.js';
export { fixedShrinkage } from './moments/fixed-shrinkage.js';
export { gerberCovariance } from './moments/gerber.js';
export { kendallMatrix } from './moments/kendall.js';
export { ledoitWolf } from './moments/ledoit-wolf.js';
export { ledoitWolfConstantCorrelation } from './moments/ledoit-wolf-constant-correlation.js';
export { ledoitWolfSingleFactor } from './moments/ledoit-wolf-single-factor.js';
export { lowerTailMatrix } from './moments/lower-tail.js';
export { fittedNoiseVariance } from './moments/marchenko-pastur.js';
export { meanReturns } from './moments/mean.js';
export { oas } from './moments/oas.js';
export { ridgeCovariance } from './moments/ridge.js';
export { sampleCovariance } from './moments/sample-covariance.js';
export type { ShrunkCovariance } from './moments/shrinkage.js';
export { type SlidingWindows, slidingCovariance } from './moments/sliding-covariance.js';
export { bayesSteinMean, jamesSteinMean, MEAN_TARGETS, type MeanTarget, type SteinInput } from './moments/stein.js';
export {
  CLUSTER_RISKS,
  type ClusterRiskMeasure,
  CODEPENDENCES,
  COVARIANCE_ESTIMATORS,
  type Codependence,
  type CovarianceEstimator,
  EXPECTED_RETURN_ESTIMATORS,
  type ExpectedReturnEstimator,
  GAP_STATISTICS,
  type GapStatistic,
  HERC_VARIANTS,
  type HercVariant,
  HRP_MODES,
  type HrpMode,
  LINKAGE_METHODS,
  type LinkageMethod,
  NCO_PROBLEMS,
  type NcoProblem,
  RISK_PROFILES,
  type RiskProfile,
  SIMULATORS,
  type Simulator,
} from './names.js';
export { efficientFrontier, type FrontierPortfolio } from './optimize/efficient-frontier.js';
export { HardeningError } from './optimize/hardening.js';
export type { HercOptions } from './optimize/herc.js';
export type { ClusteringOptions } from './optimize/hierarchy.js';
export type { HrpOptions } from './optimize/hrp.js';
export type { NcoOptions } from './optimize/nco.js';
export { CONVEX_MEASURES, type ConvexMeasure } from './optimize/program/measures.js';
export { optimise } from './optimize/program/optimise.js';
export { riskFrontier } from './optimize/program/risk-frontier.js';
export type {
  DistanceLimit,
  LinearLimit,
  Objective,
  Optimum,
  ProgramConstraints,
  ProgramInput,
} from './optimize/program/types.js';
export type { Question } from './optimize/question.js';
export { solve } from './optimize/solve.js';
export type { SolveInput } from './optimize/solve-input.js';
export { type ForeignSolver, solveWith } from './optimize/solve-with.js';
export type { Attempt, Certificate, Regime, Solution, SolveOptions, SolveResult } from './optimize/types.js';
export { RISK_AXIOMS, type RiskAxioms } from './risk/axioms.js';
export { conditionalValueAtRisk } from './risk/conditional-value-at-risk.js';
export { meanAbsoluteDeviation, semiVariance } from './risk/deviation.js';
export { type EntropicValueAtRisk, entropicValueAtRisk } from './risk/entropic-value-at-risk.js';
export { range, worstRealisation } from './risk/extremes.js';
export { giniMeanDifference } from './risk/gini-mean-difference.js';
export { firstLowerPartialMoment, secondLowerPartialMoment } from './risk/lower-partial-moments.js';
export { RISK_MEASURES, type RiskMeasure, type RiskMeasureOptions, riskMeasure } from './risk/risk-measures.js';
export { tailGini } from './risk/tail-gini.js';
export { antifragility } from './select/antifragility.js';
export type { AssetRecord } from './select/asset-records.js';
export { clustersOf } from './select/clusters.js';
export { efficiencyRatio } from './select/efficiency-ratio.js';
export { type Selection, type SelectionInput, selectWinners } from './select/engine.js';
export { hurst } from './select/hurst.js';
export type { AssetMetadata } from './select/metadata.js';
export type { SelectionMetric } from './select/metric-names.js';
export {
  DEFAULT_FEATURES,
  DEFAULT_SELECTION,
  SELECTION_MODES,
  type SelectionFeatures,
  type SelectionMode,
  type SelectionOptions,
} from './select/options.js';
export { permutationEntropy } from './select/permutation-entropy.js';
export type { Veto, VetoRule } from './select/vetoes.js';
export { simulateCustom } from './simulate/custom.js';
export type { MarketImpact } from './simulate/market-impact.js';
export type { Rebalance, Simulation } from './simulate/options.js';
export { pastYearVolatility } from './simulate/past-year-volatility.js';
export type { PortfolioState } from './simulate/portfolio.js';
export { simulate } from './simulate/simulate.js';
export type { SimulatedPortfolio } from './simulate/simulated-portfolio.js';
export { type Direction, directionalSignTest, type SignViolation, syntheticLong } from './simulate/synthetic-long.js';
export { regimeOf } from './walkforward/regime.js';
export {
  currentWindow,
  type WalkForwardOptions,
  type Window,
  type WindowRows,
  walkForward,
} from './walkforward/windows.js';
