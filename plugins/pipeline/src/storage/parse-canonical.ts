import type { z } from 'zod';
import { IntegrityError } from '../errors.js';
import { type CanonicalMembers, canonicalMembers, objectText } from './canonical-json.js';

/** UTF-8 text of a stored file; malformed bytes and a byte order mark are not passed over. */
export function decodeText(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw broken(where, 'the text must be UTF-8', { got: 'a malformed byte', expected: 'well-formed UTF-8' });
  }
}

/** A stored JSON text that people and programs may have spaced as they like. */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw broken(where, 'the text must be JSON', { got: (error as Error).message, expected: 'one JSON value' });
  }
}

/** An object as it was stored. */
export interface StoredObject<T> {
  readonly value: T;
  /** The members of its text, from which a part of it can be digested without writing it anew. */
  readonly members: CanonicalMembers;
}

/**
 * A stored object in canonical JSON, checked against a closed schema. Only the canonical text of a value is accepted, so there
 * are no duplicate keys, no second spelling of a number and no white space in which two readers could differ.
 *
 * @throws IntegrityError naming the place
 */
export function parseCanonical<T>(text: string, schema: z.ZodType<T>, where: string): StoredObject<T> {
  const value = parseJson(text, where);
  const members = membersOf(value);
  if (members === null || objectText(members) !== text) {
    throw broken(where, 'the text must be an object in canonical JSON', {
      got: 'another value, or another spelling of it',
      expected: 'RFC 8785',
    });
  }
  const { success, error } = schema.safeParse(value);
  if (success) return { value: value as T, members };
  const issue = error.issues[0]!;
  const place = issue.path.length === 0 ? where : `${where}: ${issue.path.join('.')}`;
  throw broken(place, 'the stored value must have its form', { got: issue.message, expected: 'the closed schema' });
}

/** Null where there are none: what canonical JSON refuses, it has not written. */
function membersOf(value: unknown): CanonicalMembers | null {
  if (typeof value !== 'object' || value === null) return null;
  try {
    return canonicalMembers(value);
  } catch {
    return null;
  }
}

function broken(where: string, rule: string, { got, expected }: { got: string; expected: string }): IntegrityError {
  const cause = 'The file was changed or damaged after it was written; delete the artifact and run its target again.';
  return new IntegrityError({ where, rule, got, expected, cause });
}
