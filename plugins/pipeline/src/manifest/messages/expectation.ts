import type { JsonSchema } from '../json-schema.js';
import { show, showChoices } from './show.js';

/** What a schema accepts, in words: `a number above 0 and up to 1`. */
export function expectation(schema: JsonSchema): string {
  if (schema.enum) return `one of ${showChoices(schema.enum)}`;
  if (schema.const !== undefined) return show(schema.const);
  if (schema.anyOf) return schema.anyOf.map(expectation).join(' or ');
  if (schema.format === 'date') return 'a date that exists, as yyyy-mm-dd';
  if (schema.pattern !== undefined) return `a text that matches ${schema.pattern}`;
  return `${NAMES[schema.type ?? ''] ?? 'a value'}${range(schema)}${size(schema)}`;
}

const NAMES: Readonly<Record<string, string>> = {
  number: 'a number',
  integer: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function range({ minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  if (exclusiveMinimum !== undefined)
    return ` above ${exclusiveMinimum}${maximum === undefined ? '' : ` and up to ${maximum}`}`;
  if (minimum !== undefined) return ` from ${minimum}${maximum === undefined ? '' : ` to ${maximum}`}`;
  return '';
}

function size({ minLength, minItems }: JsonSchema): string {
  return (minLength ?? minItems) === undefined ? '' : ' that is not empty';
}
