import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';

const fraction = z.number().min(0).max(1);
const count = z.int().min(1);
const exponent = z.number().min(0);

const weightsSchema = z
  .strictObject({
    momentum: exponent.default(1.7469).describe('Weight of annualised mean return.'),
    stability: exponent.default(0.0458).describe('Weight of inverse annual volatility.'),
    liquidity: exponent.default(0.2946).describe('Weight of average daily value over 5e8 (crypto 1e7), at most 1.'),
    antifragility: exponent.default(0.6263).describe('Weight of skewness and right-tail gain.'),
    survival: exponent.default(1.4).describe('Weight of survival over regimes.'),
    efficiency: exponent.default(1.5348).describe("Weight of Kaufman's efficiency ratio."),
    entropy: exponent.default(0.0322).describe('Weight of 1 - normalised permutation entropy.'),
    hurst_clean: exponent.default(0.3485).describe('Weight of 1 - 2|H - 1/2|, H the Hurst exponent.'),
    adx: exponent.default(1).describe('Weight of the average directional index.'),
  })
  .describe('Exponents of the mapped metrics in the score, dimensionless; 0 leaves a metric out.');

export const selectionSchema = z
  .strictObject({
    threshold: z
      .number()
      .min(0)
      .default(0.5)
      .describe('Height at which the Ward tree is cut into clusters, in units of the correlation distance.'),
    top_n: count.default(2).describe('Largest number of winners in each cluster.'),
    min_momentum_score: z
      .number()
      .min(-1)
      .default(0)
      .describe('Smallest 60-day return of a winner, as a fraction (0.05 is 5 %).'),
    min_winners: count.default(5).describe('With fewer winners than this the gates are relaxed in stages.'),
    cluster_lookbacks: z
      .array(z.int().min(2))
      .min(1)
      .default([60, 120, 200])
      .describe('Lookbacks whose correlation distances are averaged, in observations.'),
    entropy_max_threshold: fraction
      .default(0.95)
      .describe('Veto above this normalised permutation entropy, from 0 (regular) to 1 (noise).'),
    efficiency_min_threshold: fraction
      .default(0.05)
      .describe('Veto below this efficiency ratio, from 0 to 1 (a straight line).'),
    hurst_random_walk_min: fraction
      .default(0.48)
      .describe('Lower end of the band of Hurst exponents vetoed as random walks.'),
    hurst_random_walk_max: fraction
      .default(0.52)
      .describe('Upper end of the band of Hurst exponents vetoed as random walks.'),
    eci_hurdle: z
      .number()
      .default(0)
      .describe(
        'Veto when annualised momentum less the estimated cost of implementation is below this, as a fraction a year.',
      ),
    weights: weightsSchema.prefault({}),
  })
  .describe('Thresholds, gates and weights of the selection engine.');

export type SelectionBlock = DeepReadonly<z.output<typeof selectionSchema>>;
