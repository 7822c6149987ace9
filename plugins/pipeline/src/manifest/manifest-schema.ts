import { z } from 'zod';
import { backtestSchema } from './blocks/backtest.js';
import { dataSchema } from './blocks/data.js';
import { featuresSchema } from './blocks/features.js';
import { healthSchema } from './blocks/health.js';
import { metaAllocationSchema } from './blocks/meta-allocation.js';
import { riskSchema } from './blocks/risk.js';
import { selectionSchema } from './blocks/selection.js';
import { trustSchema } from './blocks/trust.js';
import type { DeepReadonly } from './deep-readonly.js';
import { PARITY_PARAMETERS } from './parity-parameters.js';
import { profileName } from './profile-name.js';
import { shapeOf } from './schema-shape.js';

const blocks = {
  data: dataSchema.exactOptional(),
  features: featuresSchema.exactOptional(),
  selection: selectionSchema.exactOptional(),
  risk: riskSchema.exactOptional(),
  backtest: backtestSchema.exactOptional(),
  health: healthSchema.exactOptional(),
  meta_allocation: metaAllocationSchema.exactOptional(),
  trust: trustSchema.exactOptional(),
};

export const sleeveReferenceSchema = z
  .strictObject({
    id: profileName.describe('Name of the sleeve inside this meta-portfolio, unique in it.'),
    profile: profileName.describe('Profile of the sleeve, or of the meta-portfolio that serves as one.'),
    run_id: z
      .string()
      .regex(/^[a-z][a-z0-9_-]*-[0-9a-f]{12}$/)
      .exactOptional()
      .describe('Archived run that is the input instead of executing the profile: <profile>-<12 hex digits>.'),
  })
  .describe('One sleeve of a meta-portfolio.');

export const parityExceptionSchema = z
  .strictObject({
    parameter: z
      .enum(PARITY_PARAMETERS)
      .describe('Dotted path of the parameter that may differ, as in backtest.slippage.'),
    sleeve: z
      .string()
      .regex(/^[a-z][a-z0-9_-]*(\/[a-z][a-z0-9_-]*)*$/)
      .describe(
        'Id of the sleeve that may differ; of one inside a sleeve that is a meta-portfolio, the ids on the way to it, as in etfs/bonds.',
      ),
    reason: z.string().min(1).describe('Why it may; it is written into the ledger.'),
  })
  .describe('A parameter in which one sleeve may differ from the others.');

export const profileSchema = z
  .strictObject({
    extends: profileName.exactOptional().describe('Profile whose settings lie under these ones.'),
    description: z.string().exactOptional().describe('One line for people.'),
    ...blocks,
    sleeves: z
      .array(sleeveReferenceSchema)
      .min(1)
      .exactOptional()
      .describe('The sleeves that this profile allocates across; their presence makes it a meta-portfolio.'),
    parity_exceptions: z
      .array(parityExceptionSchema)
      .exactOptional()
      .describe('Declared differences between the sleeves of this meta-portfolio.'),
  })
  .describe('One sleeve or meta-portfolio.');

export const manifestSchema = z
  .strictObject({
    $schema: z.string().exactOptional().describe('JSON schema of this file, for editors.'),
    extends: z
      .string()
      .min(1)
      .exactOptional()
      .describe('Manifest whose settings lie under these ones, as a path relative to this file.'),
    max_depth: z
      .int()
      .min(1)
      .max(64)
      .exactOptional()
      .describe('Largest number of meta-portfolios one inside the other; default 8.'),
    defaults: z.strictObject(blocks).exactOptional().describe('Settings under those of every profile.'),
    profiles: z.record(profileName, profileSchema).exactOptional().describe('The profiles by name.'),
  })
  .describe('Manifest of Metafolio: all parameters, and the composition of the meta-portfolios.');

/** Whether a profile has this block, or key of a block: `risk`, `risk.covariance`. */
export function isProfileSetting(setting: string): boolean {
  const [block = '', key, ...deeper] = setting.split('.');
  if (!Object.hasOwn(profileSchema.shape, block) || deeper.length > 0) return false;
  const { [block]: member } = profileSchema.shape as Record<string, z.ZodType>;
  return key === undefined || Object.hasOwn(shapeOf(member!) ?? {}, key);
}

export type SleeveReference = DeepReadonly<z.output<typeof sleeveReferenceSchema>>;
export type ParityException = DeepReadonly<z.output<typeof parityExceptionSchema>>;
export type ProfileDocument = DeepReadonly<z.input<typeof profileSchema>>;
export type ManifestDocument = DeepReadonly<z.input<typeof manifestSchema>>;
