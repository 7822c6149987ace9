import { prettyJson } from '../storage/canonical-json.js';

const encoder = new TextEncoder();

/** A text as the bytes of a file. */
export function textFile(text: string): Uint8Array {
  return encoder.encode(text);
}

/** A value as the bytes of a JSON file that people read. */
export function jsonFile(value: unknown): Uint8Array {
  return textFile(prettyJson(value));
}
