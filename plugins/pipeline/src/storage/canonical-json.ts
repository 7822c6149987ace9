import { assertJson, type JsonValue } from './json-value.js';

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
 * JSON for files that people read: two spaces, keys in the order given, a newline at the end.
 *
 * @throws PipelineError (code `JSON`) as `canonicalJson`
 */
export function prettyJson(value: unknown): string {
  assertJson(value);
  return `${JSON.stringify(value, null, 2)}\n`;
}

function serialize(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(serialize).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${serialize(value[key]!)}`).join(',')}}`;
}

/** `Array.isArray` does not narrow readonly arrays. */
const isArray: (value: JsonValue) => value is readonly JsonValue[] = Array.isArray;
