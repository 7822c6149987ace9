import { findNodeAtLocation, type JSONPath, type Node, parseTree } from 'jsonc-parser';

/**
 * Adds a member at the end of an object of a JSON text, making the object where it is missing. Everything else, comments too, stays as
 * it is written, which the edits of a JSON library do not promise for the lines beside theirs.
 *
 * @param path - keys from the root to the object
 * @throws Error when something else than an object stands there
 */
export function insertMember(text: string, path: JSONPath, [key, value]: readonly [string, unknown]): string {
  const parent = nodeAt(text, path, 'object');
  if (parent === undefined) return insertMember(text, path.slice(0, -1), [String(path.at(-1)), { [key]: value }]);
  return insertLast(text, parent, (indent) => `${JSON.stringify(key)}: ${jsonText(text, value, indent)}`);
}

/** Adds an element at the end of an array, as {@link insertMember} adds a member to an object. */
export function insertElement(text: string, path: JSONPath, value: unknown): string {
  const parent = nodeAt(text, path, 'array');
  if (parent === undefined) return insertMember(text, path.slice(0, -1), [String(path.at(-1)), [value]]);
  return insertLast(text, parent, (indent) => jsonText(text, value, indent));
}

function nodeAt(text: string, path: JSONPath, type: 'object' | 'array'): Node | undefined {
  const root = parseTree(text, undefined, { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, path);
  if (node === undefined && path.length > 0) return undefined;
  if (node?.type !== type)
    throw new Error(`${path.join('.')} is a ${node?.type ?? 'text without a value'}, no ${type}`);
  return node;
}

/** The new member stands on a line of its own, unless those before it share the line of their bracket. */
function insertLast(text: string, { offset, length, children = [] }: Node, member: (indent: string) => string): string {
  const newline = newlineOf(text);
  const last = children.at(-1);
  if (last === undefined) {
    const close = offset + length - 1;
    const outer = indentOf(text, offset);
    const indent = outer + indentUnit(text);
    const head = text.slice(0, close).trimEnd();
    return `${head}${newline}${indent}${member(indent)}${newline}${outer}${text.slice(close)}`;
  }
  const end = last.offset + last.length;
  const indent = indentOf(text, last.offset);
  const ownLine = text.slice(offset, last.offset).includes('\n');
  const separator = ownLine ? `,${newline}${indent}` : ', ';
  return `${text.slice(0, end)}${separator}${member(indent)}${text.slice(end)}`;
}

function jsonText(text: string, value: unknown, indent: string): string {
  return JSON.stringify(value, null, indentUnit(text)).replaceAll('\n', `${newlineOf(text)}${indent}`);
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** White space at the beginning of the line of an offset. */
function indentOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))![0];
}

/** One level of indentation, as the first indented line has it. */
function indentUnit(text: string): string {
  return /\n([ \t]+)["{[]/.exec(text)?.[1] ?? '  ';
}
