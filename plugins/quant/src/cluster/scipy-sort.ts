/**
 * Sorts positions by ascending value, both in place. Equal values come out in the order that scipy leaves them in: a
 * quicksort, pivot the median of the first, middle and last, which is not stable. That order decides which of several
 * lengths equal in single precision is visited first, hence the last bit of others, hence at times the leaf order.
 */
export function sortAsScipy(values: Float32Array, positions: Int32Array): void {
  const swap = (i: number, j: number) => {
    [values[i], values[j]] = [values[j], values[i]];
    [positions[i], positions[j]] = [positions[j], positions[i]];
  };
  if (values.length <= 3) {
    for (let i = 1; i < values.length; i++) {
      for (let j = i; j > 0 && values[j - 1] > values[j]; j--) swap(j - 1, j);
    }
    return;
  }
  const last = values.length - 1;
  medianToEnd(values, swap);
  let pivot = 0;
  for (let i = 0; i < last; i++) {
    if (values[i] < values[last]) swap(i, pivot++);
  }
  swap(pivot, last);
  sortAsScipy(values.subarray(0, pivot), positions.subarray(0, pivot));
  sortAsScipy(values.subarray(pivot + 1), positions.subarray(pivot + 1));
}

/** Of the first, middle and last value: the least to the front, the median to the end, the largest to the middle. */
function medianToEnd(values: Float32Array, swap: (i: number, j: number) => void): void {
  const last = values.length - 1;
  const middle = Math.floor(values.length / 2);
  if (values[0] > values[last]) swap(0, last);
  if (values[last] > values[middle]) swap(last, middle);
  if (values[0] > values[last]) swap(0, last);
}
