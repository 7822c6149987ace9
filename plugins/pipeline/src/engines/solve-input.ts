import type { Regime, ReturnsMatrix, RiskProfile, SolveInput, SolveOptions } from '@metafolio/quant';
import type { RiskBlock } from '../manifest/index.js';

/** The keys of the `risk` block that a solve depends on: all but the list of profiles. */
export type RiskSettings = Omit<RiskBlock, 'profiles'>;

export interface EngineRequest {
  readonly riskProfile: RiskProfile;
  /** Train window of the universe, T × N. */
  readonly returns: ReturnsMatrix;
  /** Cluster label of each column. */
  readonly clusters: readonly number[];
  readonly regime: Regime;
  /** Observations a year. */
  readonly periods: number;
  readonly bounds: { readonly min_weight: number; readonly max_weight: number; readonly cluster_cap: number };
}

/** What a solver is asked, under the names of the manifest. */
export function solveInput(risk: RiskSettings, request: EngineRequest): SolveInput {
  const { riskProfile, returns, clusters, regime, periods, bounds } = request;
  const { covariance_options: parameters } = risk;
  return {
    profile: riskProfile,
    returns,
    options: {
      covariance: risk.covariance,
      covarianceOptions: {
        halfLife: parameters.half_life,
        shrinkage: parameters.shrinkage,
        gerberThreshold: parameters.gerber_threshold,
        noiseVariance: parameters.noise_variance,
        marketComponents: parameters.market_components,
      },
      shrinkageIntensity: risk.default_shrinkage_intensity,
      minWeight: bounds.min_weight,
      maxWeight: bounds.max_weight,
      clusterCap: bounds.cluster_cap,
      clusters,
      hrp: { mode: risk.hrp.mode, codependence: risk.hrp.codependence, riskMeasure: risk.hrp.risk_measure },
      herc: {
        variant: risk.herc.variant,
        codependence: risk.herc.codependence,
        linkage: risk.herc.linkage,
        clusterCount: risk.herc.cluster_count,
        riskMeasure: risk.herc.risk_measure,
      },
      nco: {
        inner: risk.nco.inner,
        outer: risk.nco.outer,
        codependence: risk.nco.codependence,
        linkage: risk.nco.linkage,
        clusterCount: risk.nco.cluster_count,
      },
      ...objectiveOf(risk, periods),
      regime,
      maxAggressorClusters: risk.max_aggressor_clusters,
    },
  };
}

/** Aims a year as aims a period: means in proportion, volatility to its root. */
function objectiveOf(risk: RiskSettings, periods: number): SolveOptions {
  const { target_return_annual: targetReturn, target_volatility_annual: targetVolatility } = risk;
  return {
    expectedReturns: risk.expected_returns,
    riskFreeRate: risk.risk_free_rate_annual / periods,
    riskAversion: risk.risk_aversion,
    ...(targetReturn !== undefined && { targetReturn: targetReturn / periods }),
    ...(targetVolatility !== undefined && { targetVolatility: targetVolatility / Math.sqrt(periods) }),
    alpha: risk.alpha,
    minAcceptableReturn: risk.min_acceptable_return_annual / periods,
    seed: risk.random_seed,
  };
}
