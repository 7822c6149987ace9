import {
  CLUSTER_RISKS,
  CODEPENDENCES,
  COVARIANCE_ESTIMATORS,
  DEFAULT_COVARIANCE_OPTIONS,
  EXPECTED_RETURN_ESTIMATORS,
  GAP_STATISTICS,
  HERC_VARIANTS,
  HRP_MODES,
  LINKAGE_METHODS,
  NCO_PROBLEMS,
  RISK_PROFILES,
} from '@metafolio/quant/contract';
import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';
import { engine, fallbackEngines } from './engine.js';

const codependence = z
  .enum(CODEPENDENCES)
  .default('pearson')
  .describe('By what assets are near each other; pearson are the correlations of the covariance.');
const clustering = {
  codependence,
  linkage: z.enum(LINKAGE_METHODS).default('ward').describe('Linkage of the dendrogram.'),
  cluster_count: z
    .union([z.enum(GAP_STATISTICS), z.int().min(1)])
    .default('skfolio')
    .describe('Number of clusters, or the package whose two-difference gap statistic chooses it.'),
};
const clusterRisk = z
  .enum(CLUSTER_RISKS)
  .default('variance')
  .describe('Risk measure by whose inverse a budget is shared.');
const ncoProblem = z.enum(NCO_PROBLEMS).default('min_variance');
const covarianceOptionsSchema = z
  .strictObject({
    half_life: z
      .number()
      .min(1)
      .default(DEFAULT_COVARIANCE_OPTIONS.halfLife)
      .describe('ewma: observations after which a weight has halved.'),
    shrinkage: z
      .number()
      .min(0)
      .max(1)
      .default(DEFAULT_COVARIANCE_OPTIONS.shrinkage)
      .describe('shrunk: weight of the identity, from 0 (none) to 1 (the identity alone).'),
    gerber_threshold: z
      .number()
      .gt(0)
      .lt(1)
      .default(DEFAULT_COVARIANCE_OPTIONS.gerberThreshold)
      .describe('gerber: returns nearer to 0 are quiet, in standard deviations.'),
    noise_variance: z
      .union([z.number().min(0).max(1), z.literal('fitted')])
      .default(DEFAULT_COVARIANCE_OPTIONS.noiseVariance)
      .describe('denoised, detoned: share of noise in the variance, from 0 to 1; fitted estimates it.'),
    market_components: z
      .int()
      .min(1)
      .default(DEFAULT_COVARIANCE_OPTIONS.marketComponents)
      .describe('detoned: number of eigenvectors that are taken for the market.'),
  })
  .describe('Parameters of the covariance estimators; each reads its own.');

/** What the risk profiles that are optima aim at; each reads its own. */
const objectiveKeys = {
  expected_returns: z
    .enum(EXPECTED_RETURN_ESTIMATORS)
    .default('sample')
    .describe('Estimator of expected returns for max_sharpe, mean_variance, target_return and target_volatility.'),
  risk_free_rate_annual: z
    .number()
    .gt(-1)
    .lt(1)
    .default(0)
    .describe('max_sharpe: riskless rate a year, as a fraction, that mean returns are measured from.'),
  risk_aversion: z
    .number()
    .gt(0)
    .default(1)
    .describe('mean_variance: cost of variance in the utility mean - risk_aversion / 2 · variance.'),
  target_return_annual: z
    .number()
    .exactOptional()
    .describe('target_return: least mean return a year (arithmetic), as a fraction.'),
  target_volatility_annual: z
    .number()
    .gt(0)
    .exactOptional()
    .describe('target_volatility: greatest volatility a year, as a fraction.'),
  alpha: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.05)
    .describe('Risk profiles of a tail (min_cvar, min_cdar, min_evar, …): probability of the tail.'),
  min_acceptable_return_annual: z
    .number()
    .default(0)
    .describe('min_flpm, min_slpm: return a year (arithmetic), as a fraction, below which a shortfall counts.'),
  random_seed: z.int().min(0).default(0).describe('random: seed of the weights; the same seed gives the same weights.'),
};

export const riskSchema = z
  .strictObject({
    profiles: z
      .array(z.enum(RISK_PROFILES))
      .min(1)
      .default(['min_variance', 'hrp', 'risk_parity', 'barbell', 'equal_weight'])
      .describe('Risk profiles of the tournament; a meta-portfolio consumes the same of its children.'),
    engine: engine.describe('Engine that solves for the weights.'),
    fallback_engines: fallbackEngines,
    engine_time_limit_seconds: z
      .number()
      .gt(0)
      .max(86_400)
      .default(60)
      .describe('Longest time that an engine in a process of its own may take for one window, in seconds.'),
    covariance: z.enum(COVARIANCE_ESTIMATORS).default('ledoit_wolf').describe('Estimator of the covariance matrix.'),
    covariance_options: covarianceOptionsSchema.prefault({}),
    min_weight: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('Lower bound of an asset weight, as a fraction of capital.'),
    max_weight: z
      .number()
      .gt(0)
      .max(1)
      .default(1)
      .describe('Upper bound of an asset weight, as a fraction of capital.'),
    cluster_cap: z
      .number()
      .gt(0)
      .max(1)
      .default(1)
      .describe('Upper bound of the summed weight of a cluster, as a fraction of capital; 1 is no cap.'),
    default_shrinkage_intensity: z
      .number()
      .min(0)
      .max(1)
      .default(0.01)
      .describe('Ridge on the correlation matrix at the first attempt of a solve, from 0 (none) to 1 (identity).'),
    ...objectiveKeys,
    hrp: z
      .strictObject({
        mode: z.enum(HRP_MODES).default('lopez_de_prado').describe('Variant of hierarchical risk parity.'),
        codependence,
        risk_measure: clusterRisk,
      })
      .prefault({})
      .describe('Hierarchical risk parity.'),
    herc: z
      .strictObject({
        variant: z
          .enum(HERC_VARIANTS)
          .default('herc')
          .describe('Sharing by inverse risk (herc), equally within the clusters (herc2), equally everywhere (hcaa).'),
        ...clustering,
        risk_measure: clusterRisk,
      })
      .prefault({})
      .describe('Hierarchical equal risk contribution.'),
    nco: z
      .strictObject({
        inner: ncoProblem.describe('What is solved within each cluster.'),
        outer: ncoProblem.describe("What is solved between the clusters' portfolios."),
        ...clustering,
      })
      .prefault({})
      .describe('Nested clustered optimisation.'),
    max_aggressor_clusters: z
      .int()
      .min(1)
      .default(5)
      .describe('Largest number of clusters that give barbell an aggressor.'),
  })
  .describe('Risk profiles, estimators and bounds of the optimisation.');

export type RiskBlock = DeepReadonly<z.output<typeof riskSchema>>;
