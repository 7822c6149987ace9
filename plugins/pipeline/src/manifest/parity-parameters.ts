import type { z } from 'zod';
import { backtestSchema } from './blocks/backtest.js';
import { featuresSchema } from './blocks/features.js';
import { selectionSchema } from './blocks/selection.js';
import { shapeOf } from './schema-shape.js';

/** Dotted paths of the parameters that the sleeves of a meta-portfolio must share: features, selection and backtest. */
export const PARITY_PARAMETERS: readonly string[] = leaves({
  features: featuresSchema,
  selection: selectionSchema,
  backtest: backtestSchema,
});

function leaves(shape: Readonly<Record<string, z.core.$ZodType>>): string[] {
  return Object.entries(shape).flatMap(([key, member]) => {
    const inner = shapeOf(member);
    return inner === undefined ? [key] : leaves(inner).map((leaf) => `${key}.${leaf}`);
  });
}
