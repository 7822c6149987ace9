import { z } from 'zod';
import { backtestSchema } from './blocks/backtest.js';
import { featuresSchema } from './blocks/features.js';
import { selectionSchema } from './blocks/selection.js';
import { type JsonSchema, jsonSchemaOf } from './json-schema.js';

/** Dotted paths of the parameters that the sleeves of a meta-portfolio must share: features, selection and backtest. */
export const PARITY_PARAMETERS: readonly string[] = leaves(
  jsonSchemaOf(z.strictObject({ features: featuresSchema, selection: selectionSchema, backtest: backtestSchema })),
);

function leaves({ properties = {} }: JsonSchema): string[] {
  return Object.entries(properties).flatMap(([key, member]) =>
    member.properties === undefined ? [key] : leaves(member).map((leaf) => `${key}.${leaf}`),
  );
}
