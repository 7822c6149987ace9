import { assertJson, type JsonObject, type JsonValue } from './json-value.js';

/** Members of an object, key and canonical text, in canonical order. */
export type CanonicalMembers = readonly (readonly [key: string, text: string])[];

/**
 * The one text of a value, whatever the order of its keys: RFC 8785 (JSON Canonicalization Scheme). Numbers as ECMAScript
 * writes them (-0 as 0), keys by UTF-16 code units, no white space.
 *
 * @throws PipelineError (code `JSON`) on NaN, infinities, undefined, lone surrogates, class instances and cycles
 */
export function canonicalJson(value: unknown): string {
  assertJson(value);
  return serialize(value);
}

/**
 * The members of which {@link objectText} makes the canonical text of an object, for those who need it with and without one.
 *
 * @throws PipelineError (code `JSON`) as `canonicalJson`
 */
export function canonicalMembers(object: object): CanonicalMembers {
  assertJson(object);
  return membersOf(object as JsonObject);
}

/** The text of an object from its members, in the order given. */
export function objectText(members: CanonicalMembers): string {
  return `{${members.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

/**
 * JSON for files that people read: two spaces, keys in the order given, a newline at the end.
 *
 * @throws PipelineError (code `JSON`) as `canonicalJson`
 */
export function prettyJson(value: unknown): string {
  assertJson(value);
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * JSON in one line, keys in the order given, without a newline.
 *
 * @throws PipelineError (code `JSON`) as `canonicalJson`
 */
export function compactJson(value: unknown): string {
  assertJson(value);
  return JSON.stringify(value);
}

/** What is in canonical order already, as all that was stored is, has the text that the host writes, and that is much quicker. */
function serialize(value: JsonValue): string {
  if (isOrdered(value)) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(serialize).join(',')}]`;
  return objectText(membersOf(value as JsonObject));
}

/** Whether the keys of all objects in a value come in canonical order. */
function isOrdered(value: JsonValue): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (isArray(value)) return value.every(isOrdered);
  let last: string | undefined;
  for (const key of Object.keys(value)) {
    if ((last !== undefined && key < last) || !isOrdered(value[key]!)) return false;
    last = key;
  }
  return true;
}

function membersOf(object: JsonObject): CanonicalMembers {
  return Object.keys(object)
    .sort()
    .map((key) => [key, serialize(object[key]!)]);
}

/** `Array.isArray` does not narrow readonly arrays. */
const isArray: (value: JsonValue) => value is readonly JsonValue[] = Array.isArray;
