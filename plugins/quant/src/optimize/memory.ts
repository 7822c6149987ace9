/** Makes arrays of zeros. */
export interface Memory {
  readonly numbers: (length: number) => Float64Array;
  readonly integers: (length: number) => Int32Array;
  readonly signs: (length: number) => Int8Array;
}

/** Arrays that live as long as somebody holds them. */
export const ownMemory: Memory = {
  numbers: (length) => new Float64Array(length),
  integers: (length) => new Int32Array(length),
  signs: (length) => new Int8Array(length),
};

/** What is lent; the host gives pages of it out as they are first written. An array that it has no room for is an own one. */
const ROOM_BYTES = 1 << 25;
const ALIGNED_BYTES = 8;

/** One block for all that is lent, made when first needed, and how much of it is. */
const lent: { block: ArrayBuffer | null; bytes: number } = { block: null, bytes: 0 };

/**
 * Lends arrays to a calculation until it ends: to make and to collect those of a small problem takes as long as to solve it.
 *
 * @param work - what it gives back must hold none of the arrays
 */
export function withLentMemory<Result>(work: (memory: Memory) => Result): Result {
  const before = lent.bytes;
  try {
    return work(lentMemory);
  } finally {
    lent.bytes = before;
  }
}

const lentMemory: Memory = {
  numbers(length) {
    const at = reserve(length * Float64Array.BYTES_PER_ELEMENT);
    return at === null ? ownMemory.numbers(length) : new Float64Array(lent.block!, at, length).fill(0);
  },
  integers(length) {
    const at = reserve(length * Int32Array.BYTES_PER_ELEMENT);
    return at === null ? ownMemory.integers(length) : new Int32Array(lent.block!, at, length).fill(0);
  },
  signs(length) {
    const at = reserve(length * Int8Array.BYTES_PER_ELEMENT);
    return at === null ? ownMemory.signs(length) : new Int8Array(lent.block!, at, length).fill(0);
  },
};

/** Where so many bytes begin; null where they find no room. */
function reserve(bytes: number): number | null {
  const at = lent.bytes;
  const end = at + Math.ceil(bytes / ALIGNED_BYTES) * ALIGNED_BYTES;
  if (end > ROOM_BYTES) return null;
  lent.block ??= new ArrayBuffer(ROOM_BYTES);
  lent.bytes = end;
  return at;
}
