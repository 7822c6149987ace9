import type { z } from 'zod';
import type { Violation } from '../../errors.js';
import { type ConfigDocument, type DocumentPath, valueAt } from '../config/config-document.js';
import { lineNear, placeOf } from '../config/place.js';
import { type JsonSchema, jsonSchemaOf } from '../json-schema.js';
import { PARSE_ONCE } from '../parse-once.js';
import { expectation } from './expectation.js';
import { likelyCause, unknownKeyCause } from './likely-cause.js';
import { show, showChoices } from './show.js';
import { throwViolations } from './throw-violations.js';

/**
 * The data of a document, checked against a closed schema, with the schema's defaults.
 *
 * @throws ConfigurationError with a line for every problem in the file, from top to bottom
 */
export function parseWithSchema<T>(schema: z.ZodType<T>, document: ConfigDocument): T {
  const { data, error } = schema.safeParse(document.value, PARSE_ONCE);
  if (error === undefined) return data;
  const root = jsonSchemaOf(schema);
  const problems = error.issues
    .flatMap(problemsOf)
    .sort((a, b) => lineNear(document, a.path) - lineNear(document, b.path));
  throwViolations(problems.map((problem) => violationOf(problem, document, root)));
  throw new Error('A schema failed without an issue.');
}

interface Problem {
  readonly code: z.core.$ZodIssue['code'];
  readonly path: DocumentPath;
}

/** One problem for each unknown key, at the key. */
function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path as DocumentPath;
  const inner = issue.code === 'invalid_union' ? nearestOption(issue) : undefined;
  if (inner !== undefined) return inner.flatMap(problemsOf).map((one) => ({ ...one, path: [...path, ...one.path] }));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ code: issue.code, path: [...path, key] }));
  return [{ code: issue.code, path }];
}

/** What is wrong by the one choice of a union whose form the value has; undefined when no single one fits. */
function nearestOption({ errors }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  const near = errors.filter((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  return near.length === 1 ? near[0] : undefined;
}

function violationOf({ code, path }: Problem, document: ConfigDocument, root: JsonSchema): Violation {
  const where = placeOf([document], path);
  const parent = path.slice(0, -1);
  const key = path.at(-1);
  if (code === 'unrecognized_keys') {
    const owner = objectOf(schemaAt(root, parent));
    const known = Object.keys(owner.properties ?? {});
    const cause = unknownKeyCause(String(key), { parent: owner, path: parent, root });
    return { where, rule: 'the key is unknown', got: show(key), expected: `one of ${showChoices(known)}`, cause };
  }
  if (code === 'invalid_key') {
    const expected = expectation(schemaAt(root, parent).propertyNames ?? {});
    return { where, rule: 'the name has the wrong form', got: show(key), expected, cause: NAME_CAUSE };
  }
  const schema = schemaAt(root, path);
  const value = valueAt(document, path);
  const rule = value === undefined ? 'the key is required' : (RULES[code] ?? 'the value is wrong');
  return { where, rule, got: show(value), expected: expectation(schema), cause: likelyCause(value, schema) };
}

/** The schema that governs a place; an empty one where the place is unknown. */
function schemaAt(root: JsonSchema, path: DocumentPath): JsonSchema {
  return path.reduce<JsonSchema>((schema, segment) => {
    if (typeof segment === 'number') return schema.items ?? {};
    const { additionalProperties, properties } = objectOf(schema);
    return properties?.[segment] ?? (typeof additionalProperties === 'object' ? additionalProperties : {});
  }, root);
}

/** Of the choices of a union the one with keys. */
function objectOf(schema: JsonSchema): JsonSchema {
  return schema.anyOf?.find(({ properties }) => properties !== undefined) ?? schema;
}

const RULES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'the value has the wrong type',
  invalid_value: 'the value is not among the choices',
  invalid_union: 'the value fits none of the choices',
  invalid_format: 'the text has the wrong form',
  too_big: 'the value is out of range',
  too_small: 'the value is out of range',
};

const NAME_CAUSE =
  'Names become folders and JSON field paths, so they hold neither capitals, dots, slashes nor spaces.';
