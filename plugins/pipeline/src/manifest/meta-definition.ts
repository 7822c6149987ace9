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
  })
  .describe('One meta-portfolio: what its manifest profile does not say.');

/** A meta.yaml with its defaults. */
export type MetaDefinition = DeepReadonly<z.output<typeof metaSchema>>;
