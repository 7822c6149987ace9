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
}

export function cutStore(n: number): CutStore {
  return {
    count: 0,
    rows: new Float64Array(n * FIRST_ROOM),
    columns: new Float64Array(n * FIRST_ROOM),
    stride: FIRST_ROOM,
    penalties: new Float64Array(FIRST_ROOM).fill(Number.POSITIVE_INFINITY),
    levels: new Int8Array(FIRST_ROOM),
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
  const { rows, columns, stride, levels } = store;
  store.rows = new Float64Array(2 * rows.length);
  store.rows.set(rows);
  store.columns = new Float64Array(2 * columns.length);
  for (let i = 0; i < n; i++) store.columns.set(columns.subarray(i * stride, (i + 1) * stride), 2 * i * stride);
  store.stride = 2 * stride;
  store.penalties = new Float64Array(2 * stride).fill(Number.POSITIVE_INFINITY);
  store.levels = new Int8Array(2 * stride);
  store.levels.set(levels);
}
