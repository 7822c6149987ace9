import { RISK_PROFILES } from '@metafolio/quant/contract';
import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.js';

export const metaSchema = z
  .strictObject({
    description: z.string().min(1).describe('One line for people.'),
    report: z
      .strictObject({
        top_assets: z.int().min(1).default(10).describe('Number of largest assets that the report lists.'),
      })
      .prefault({})
      .describe('What the report shows.'),
    acceptance: z
      .strictObject({
        enforce: z.boolean().default(false).describe('Whether a criterion that fails fails the report too.'),
        risk_profiles: z
          .array(z.enum(RISK_PROFILES))
          .min(1)
          .exactOptional()
          .describe('Risk profiles that are judged; all of the meta-portfolio when not given.'),
      })
      .prefault({})
      .describe('What a risk committee demands: correlation benefit, reproducibility, integrity, bounds, health.'),
  })
  .describe('One meta-portfolio: what its manifest profile does not say.');

/** A meta.yaml with its defaults. */
export type MetaDefinition = DeepReadonly<z.output<typeof metaSchema>>;
