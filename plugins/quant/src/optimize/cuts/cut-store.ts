import type { Memory } from '../memory.js';
import type { Kinks } from '../simplex/kinked-problem.js';

/** Most cuts of one solve. */
export const MOST_CUTS = 2000;
/** Cuts that there is room for at first. */
const FIRST_ROOM = 64;

/** Cuts g'w ≤ v as kinks that grow in number; each has the level 0 and a penalty that no multiplier reaches. */
export interface CutStore extends Kinks {
  count: number;
  rows: Float64Array;
  columns: Float64Array;
  stride: number;
  penalties: Float64Array;
  levels: Int8Array;
  readonly memory: Memory;
}

export function cutStore(n: number, memory: Memory): CutStore {
  return {
    count: 0,
    rows: memory.numbers(n * FIRST_ROOM),
    columns: memory.numbers(n * FIRST_ROOM),
    stride: FIRST_ROOM,
    penalties: memory.numbers(FIRST_ROOM).fill(Number.POSITIVE_INFINITY),
    levels: memory.signs(FIRST_ROOM),
    memory,
  };
}

/** Adds a cut. */
export function addCut(store: CutStore, cut: Float64Array): void {
  const n = cut.length;
  if (store.count === store.stride) doubleRoom(store, n);
  store.rows.set(cut, store.count * n);
  for (let i = 0; i < n; i++) store.columns[i * store.stride + store.count] = cut[i];
  store.count++;
}

function doubleRoom(store: CutStore, n: number): void {
  const { rows, columns, stride, levels, memory } = store;
  store.rows = memory.numbers(2 * rows.length);
  store.rows.set(rows);
  store.columns = memory.numbers(2 * columns.length);
  for (let i = 0; i < n; i++) store.columns.set(columns.subarray(i * stride, (i + 1) * stride), 2 * i * stride);
  store.stride = 2 * stride;
  store.penalties = memory.numbers(2 * stride).fill(Number.POSITIVE_INFINITY);
  store.levels = memory.signs(2 * stride);
  store.levels.set(levels);
}
