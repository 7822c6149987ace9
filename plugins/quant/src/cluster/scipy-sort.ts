import type { Span } from './ordered-tree.js';

/** Most values that are sorted by insertion. */
const FEW = 3;

/**
 * Sorts the values of a span ascending, and takes the position of each along. Equal values come out in the order that scipy
 * leaves them in: a quicksort, pivot the median of the first, middle and last, which is not stable. That order decides which
 * of several lengths equal in single precision is visited first, hence the last bit of others, hence at times the leaf order.
 */
export function sortAsScipy(values: Float32Array, positions: Int32Array, { start, end }: Span): void {
  if (end - start <= FEW) {
    for (let i = start + 1; i < end; i++) {
      for (let j = i; j > start && values[j - 1] > values[j]; j--) swap(values, positions, j - 1, j);
    }
    return;
  }
  const last = end - 1;
  medianToEnd(values, positions, { start, end });
  const median = values[last];
  let pivot = start;
  for (let i = start; i < last; i++) {
    if (values[i] < median) swap(values, positions, i, pivot++);
  }
  swap(values, positions, pivot, last);
  sortAsScipy(values, positions, { start, end: pivot });
  sortAsScipy(values, positions, { start: pivot + 1, end });
}

/** Of the first, middle and last value: the least to the front, the median to the end, the largest to the middle. */
function medianToEnd(values: Float32Array, positions: Int32Array, { start, end }: Span): void {
  const last = end - 1;
  const middle = start + ((end - start) >> 1);
  if (values[start] > values[last]) swap(values, positions, start, last);
  if (values[last] > values[middle]) swap(values, positions, last, middle);
  if (values[start] > values[last]) swap(values, positions, start, last);
}

function swap(values: Float32Array, positions: Int32Array, i: number, j: number): void {
  const value = values[i];
  const position = positions[i];
  values[i] = values[j];
  positions[i] = positions[j];
  values[j] = value;
  positions[j] = position;
}
