import { PipelineError } from '../errors.js';

/** A value that JSON can hold without loss. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Deeper than any artifact; a cycle ends here too. */
const MAX_DEPTH = 64;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** What JSON cannot hold, and where in the value: the place is put together only once something was found. */
interface Fault {
  readonly place: string;
  readonly rule: string;
  readonly got: unknown;
  readonly expected: string;
}

/**
 * Refuses what JSON would lose in silence: NaN and infinities, undefined, lone surrogates, class instances, cycles.
 *
 * @throws PipelineError (code `JSON`) naming the place in the value
 */
export function assertJson(value: unknown): asserts value is JsonValue {
  const fault = faultOf(value, 0);
  if (fault === undefined) return;
  const { place, rule, got, expected } = fault;
  const cause = 'JSON cannot hold it without loss; the value came out of an earlier computation or a damaged text.';
  throw new PipelineError('JSON', { where: `value${place}`, rule, got, expected, cause });
}

function faultOf(value: unknown, depth: number): Fault | undefined {
  if (depth > MAX_DEPTH) {
    return {
      place: '',
      rule: 'a value must not nest without end',
      got: `${depth} levels`,
      expected: `at most ${MAX_DEPTH}`,
    };
  }
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : notFinite(value);
  if (typeof value === 'string') return faultOfText(value);
  if (value === null || typeof value === 'boolean') return undefined;
  if (Array.isArray(value)) return faultOfItems(value, depth);
  if (isPlainObject(value)) return faultOfMembers(value, depth);
  const got = typeof value === 'object' ? `a ${value.constructor?.name ?? 'foreign object'}` : typeof value;
  const expected = 'null, boolean, number, string, array or plain object';
  return { place: '', rule: 'a value must be of a JSON type', got, expected };
}

function notFinite(value: number): Fault {
  return { place: '', rule: 'a number must be finite', got: value, expected: 'a finite number, or null' };
}

function faultOfText(value: string): Fault | undefined {
  if (!LONE_SURROGATE.test(value)) return undefined;
  const rule = 'a text must be well-formed Unicode';
  return { place: '', rule, got: JSON.stringify(value), expected: 'no lone surrogate' };
}

function faultOfItems(items: readonly unknown[], depth: number): Fault | undefined {
  // Not forEach: it would skip the holes of a sparse array.
  for (let index = 0; index < items.length; index++) {
    const fault = faultOf(items[index], depth + 1);
    if (fault !== undefined) return { ...fault, place: `[${index}]${fault.place}` };
  }
  return undefined;
}

function faultOfMembers(members: Record<string, unknown>, depth: number): Fault | undefined {
  for (const key of Object.keys(members)) {
    const ofKey = faultOfText(key);
    if (ofKey !== undefined) return { ...ofKey, place: ', a key' };
    const fault = faultOf(members[key], depth + 1);
    if (fault !== undefined) return { ...fault, place: `.${key}${fault.place}` };
  }
  return undefined;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
