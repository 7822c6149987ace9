import { z } from 'zod';
import type { DocumentPath } from '../config/config-document.js';
import type { JsonSchema } from '../json-schema.js';
import { didYouMean } from './did-you-mean.js';

/** Why a value probably breaks its schema, and what to do; else what the key means. */
export function likelyCause(value: unknown, schema: JsonSchema): string {
  if (value === undefined) return `Add it: ${meaning(schema)}`;
  if (value === null)
    return schema.default === undefined
      ? 'An empty value is null; write the value.'
      : 'Leave the key out to take the default.';
  return didYouMean(value, choices(schema)) ?? typeCause(value, schema) ?? meaning(schema);
}

export interface UnknownKeyContext {
  /** The object that has the key, and its path. */
  readonly parent: JsonSchema;
  readonly path: DocumentPath;
  readonly root: JsonSchema;
}

/** Why a key is probably unknown: a slip of the pen, or a key of another object. */
export function unknownKeyCause(key: string, { parent, path, root }: UnknownKeyContext): string {
  const nearest = didYouMean(key, Object.keys(parent.properties ?? {}));
  if (nearest !== undefined) return nearest;
  const home = homeOf(key, parent, path) ?? homeOf(key, root, []);
  if (home === undefined) return 'No object of this file has such a key; remove it.';
  return `It is a key of ${home.length === 0 ? 'the top of the file' : z.core.toDotPath(home)}; move it there.`;
}

function typeCause(value: unknown, schema: JsonSchema): string | undefined {
  const types = (schema.anyOf ?? [schema]).map(({ type }) => type);
  const takesNumber = types.includes('number') || types.includes('integer');
  if (typeof value === 'string' && takesNumber && value.trim() !== '' && Number.isFinite(Number(value))) {
    return 'The quotes make it a text; remove them.';
  }
  if (typeof value === 'string' && types.includes('boolean')) return 'Write true or false without quotes.';
  if ((typeof value === 'number' || typeof value === 'boolean') && types.includes('string')) return 'Put it in quotes.';
  if (typeof value === 'number' && value > 1 && schema.maximum === 1) return 'Shares are fractions: 25 % is 0.25.';
  if (typeof value === 'number' && takesNumber && schema.type === 'integer' && !Number.isInteger(value)) {
    return 'It counts whole things; round it.';
  }
  return undefined;
}

function choices(schema: JsonSchema): string[] {
  return (schema.anyOf ?? [schema]).flatMap((option) => option.enum ?? option.const ?? []).map(String);
}

function meaning({ description }: JsonSchema): string {
  return description ?? 'See the reference of this file.';
}

/** The object, at or below this one, that has a key of this name; names of profiles and the like are shown as `*`. */
function homeOf(key: string, schema: JsonSchema, path: DocumentPath): DocumentPath | undefined {
  const { properties = {}, additionalProperties } = schema;
  if (Object.hasOwn(properties, key)) return path;
  const members = Object.entries(properties);
  if (typeof additionalProperties === 'object') members.push(['*', additionalProperties]);
  for (const [name, member] of members) {
    const home = homeOf(key, member, [...path, name]);
    if (home !== undefined) return home;
  }
  return undefined;
}
