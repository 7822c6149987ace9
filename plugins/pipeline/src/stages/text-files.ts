import { compactJson, prettyJson } from '../storage/canonical-json.js';

const encoder = new TextEncoder();

/** A text as the bytes of a file. */
export function textFile(text: string): Uint8Array {
  return encoder.encode(text);
}

/** An object whose one list is too long to indent: a line an item, each a JSON text already. */
export function jsonLinesFile(
  head: Readonly<Record<string, string>>,
  list: string,
  lines: readonly string[],
): Uint8Array {
  const opening = compactJson(head).slice(0, -1);
  return textFile(`${opening},${compactJson(list)}:[\n${lines.join(',\n')}\n]}\n`);
}

/** A value as the bytes of a JSON file that people read. */
export function jsonFile(value: unknown): Uint8Array {
  return textFile(prettyJson(value));
}
