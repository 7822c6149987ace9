import type { JsonObject } from '../../storage/json-value.js';

/** Numbers of one array, row-major. */
export interface FrameArray {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** A question to a worker or its answer: plain JSON, and arrays of numbers by name. The format is described in python/frames.py. */
export interface Frame {
  readonly header: JsonObject;
  readonly arrays: Readonly<Record<string, FrameArray>>;
}

/** Bytes of the length that each frame begins with. */
const LENGTH_BYTES = 4;
const VALUE_BYTES = Float64Array.BYTES_PER_ELEMENT;

/** Headers and arrays beyond this are no frames: the stream is out of step. */
const LONGEST_HEADER = 2 ** 20;
const LONGEST_ARRAYS = 2 ** 30;

/** The bytes of a frame. */
export function encodeFrame({ header, arrays }: Frame): Buffer {
  const entries = Object.entries(arrays);
  const described = entries.map(([name, { shape }]) => [name, [...shape]]);
  const text = Buffer.from(JSON.stringify({ ...header, arrays: described }));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...entries.map(([, { values }]) => encodeValues(values))]);
}

/**
 * The frame that the bytes begin with, and how many they are; null while bytes are missing.
 *
 * @throws SyntaxError when they are the beginning of no frame
 */
export function decodeFrame(bytes: Buffer): { readonly frame: Frame; readonly length: number } | null {
  if (bytes.length < LENGTH_BYTES) return null;
  const start = LENGTH_BYTES + requireLength(bytes.readUInt32LE(), LONGEST_HEADER);
  if (bytes.length < start) return null;
  const { arrays: described, ...header } = parseHeader(bytes.toString('utf8', LENGTH_BYTES, start));
  const arrays: Record<string, FrameArray> = {};
  let at = start;
  for (const [name, shape] of described) {
    const length = VALUE_BYTES * shape.reduce((product, size) => product * size, 1);
    requireLength(at + length, LONGEST_ARRAYS);
    if (bytes.length < at + length) return null;
    arrays[name] = { shape, values: decodeValues(bytes.subarray(at, at + length)) };
    at += length;
  }
  return { frame: { header, arrays }, length: at };
}

function parseHeader(text: string): JsonObject & { arrays: [string, number[]][] } {
  const header = JSON.parse(text) as { arrays?: unknown } | null;
  const described = Array.isArray(header?.arrays) ? (header.arrays as unknown[]) : [null];
  if (!described.every(isDescribed)) throw new SyntaxError('a header without a list of its arrays');
  return { ...(header as JsonObject), arrays: described };
}

function isDescribed(entry: unknown): entry is [string, number[]] {
  if (!Array.isArray(entry)) return false;
  const [name, shape] = entry as [unknown, unknown];
  return (
    typeof name === 'string' && Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && size >= 0)
  );
}

function requireLength(length: number, longest: number): number {
  if (length <= longest) return length;
  throw new SyntaxError(`a length of ${length} bytes (expected at most ${longest})`);
}

function encodeValues(values: Float64Array): Buffer {
  const bytes = Buffer.allocUnsafe(values.length * VALUE_BYTES);
  for (let i = 0; i < values.length; i++) bytes.writeDoubleLE(values[i]!, i * VALUE_BYTES);
  return bytes;
}

function decodeValues(bytes: Buffer): Float64Array {
  return Float64Array.from({ length: bytes.length / VALUE_BYTES }, (_, i) => bytes.readDoubleLE(i * VALUE_BYTES));
}
