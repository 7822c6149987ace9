import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type JsonSchema, jsonSchemaOf } from './json-schema.js';
import { manifestSchema } from './manifest-schema.js';
import { manifestSchemaText } from './manifest-schema-text.js';
import { metaSchema } from './meta-definition.js';
import { sleeveSchema } from './sleeve-definition.js';

test('manifest.schema.json says what the schema of the loader says; `npm run schema` writes it anew', () => {
  const file = new URL('../../manifest.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(manifestSchemaText()));
});

/** Dotted paths of every key, with its schema. */
function keysOf({ properties = {}, additionalProperties, items }: JsonSchema): [string, JsonSchema][] {
  const below = [
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...(items ? [items] : []),
  ];
  return [
    ...Object.entries(properties).flatMap(([key, schema]): [string, JsonSchema][] => [
      [key, schema],
      ...keysOf(schema).map(([path, member]): [string, JsonSchema] => [`${key}.${path}`, member]),
    ]),
    ...below.flatMap(keysOf),
  ];
}

test.each([
  ['the manifest', manifestSchema, 100],
  ['sleeve.yaml', sleeveSchema, 15],
  ['meta.yaml', metaSchema, 3],
])('every key of %s has a sentence for the reference', (_name, schema, atLeast) => {
  const keys = keysOf(jsonSchemaOf(schema));
  expect(keys.length).toBeGreaterThanOrEqual(atLeast);
  expect(keys.filter(([, { description }]) => !description?.endsWith('.')).map(([path]) => path)).toEqual([]);
});
