/**
 * Ranks of the values from 0, the average rank for ties.
 *
 * @param values - n finite values
 */
export function averageRanks(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  const ranks = new Float64Array(sorted.length);
  for (let first = 0; first < sorted.length; ) {
    let end = first + 1;
    while (end < sorted.length && sorted[end] === sorted[first]) end++;
    ranks.fill((first + end - 1) / 2, first, end);
    first = end;
  }
  return values.map((value) => ranks[lowerBound(sorted, value)]);
}

/** Index of the first element that is not below the value. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
