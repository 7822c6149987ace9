import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';

/** Versions of the selection engine; a change of its formulas is a new version. */
export const SELECTION_MODES = ['v3.2', 'none'] as const;

export const featuresSchema = z
  .strictObject({
    selection_mode: z
      .enum(SELECTION_MODES)
      .default('v3.2')
      .describe('Version of the selection engine; none takes every asset that has data.'),
    feat_selection_logmps: z
      .boolean()
      .default(true)
      .describe('Score by the weighted sum of log probabilities (v3.2); false takes the plain product (v3.0).'),
    feat_predictability_vetoes: z
      .boolean()
      .default(true)
      .describe('Veto assets by entropy, efficiency, random walk and toxic persistence.'),
    feat_directional_sign_test_gate: z
      .boolean()
      .default(true)
      .describe('Fail a tournament whose positions do not move in their direction; false leaves it a finding.'),
  })
  .describe('Version and feature flags of the selection engine.');

export type FeaturesBlock = DeepReadonly<z.output<typeof featuresSchema>>;
