import { PipelineError } from '../errors.js';

/** A value that JSON can hold without loss. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Deeper than any artifact; a cycle ends here too. */
const MAX_DEPTH = 64;

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Refuses what JSON would lose in silence: NaN and infinities, undefined, lone surrogates, class instances, cycles.
 *
 * @throws PipelineError (code `JSON`) naming the place in the value
 */
export function assertJson(value: unknown): asserts value is JsonValue {
  check(value, 'value', 0);
}

function check(value: unknown, where: string, depth: number): void {
  if (depth > MAX_DEPTH) {
    refuse(where, 'a value must not nest without end', { got: `${depth} levels`, expected: `at most ${MAX_DEPTH}` });
  }
  if (typeof value === 'number') checkNumber(value, where);
  else if (typeof value === 'string') checkText(value, where);
  else if (Array.isArray(value)) checkItems(value, where, depth);
  else if (isPlainObject(value)) checkMembers(value, where, depth);
  else if (value !== null && typeof value !== 'boolean') {
    const got = typeof value === 'object' ? `a ${value.constructor?.name ?? 'foreign object'}` : typeof value;
    const expected = 'null, boolean, number, string, array or plain object';
    refuse(where, 'a value must be of a JSON type', { got, expected });
  }
}

function checkNumber(value: number, where: string): void {
  if (Number.isFinite(value)) return;
  refuse(where, 'a number must be finite', { got: value, expected: 'a finite number, or null' });
}

function checkText(value: string, where: string): void {
  if (!LONE_SURROGATE.test(value)) return;
  refuse(where, 'a text must be well-formed Unicode', { got: JSON.stringify(value), expected: 'no lone surrogate' });
}

function checkItems(items: readonly unknown[], where: string, depth: number): void {
  // Not forEach: it would skip the holes of a sparse array.
  for (let index = 0; index < items.length; index++) check(items[index], `${where}[${index}]`, depth + 1);
}

function checkMembers(members: Record<string, unknown>, where: string, depth: number): void {
  for (const [key, member] of Object.entries(members)) {
    checkText(key, `${where}, a key`);
    check(member, `${where}.${key}`, depth + 1);
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refuse(where: string, rule: string, { got, expected }: { got: unknown; expected: string }): never {
  const cause = 'JSON cannot hold it without loss; the value came out of an earlier computation or a damaged text.';
  throw new PipelineError('JSON', { where, rule, got, expected, cause });
}
