import { z } from 'zod';

/** The keys of an object with their schemas, also where the object is optional or has a default; undefined for what is no object. */
export function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  if (schema instanceof z.ZodObject) return schema.shape;
  const { innerType } = schema._zod.def as { readonly innerType?: z.core.$ZodType };
  return innerType && shapeOf(innerType);
}
