/**
 * Rows and columns of the members, in their order.
 *
 * @param matrix - N × N, row-major
 * @param members - M row numbers
 * @returns M × M, row-major
 */
export function subMatrix(matrix: Float64Array, members: readonly number[]): Float64Array {
  const n = Math.sqrt(matrix.length);
  const size = members.length;
  const chosen = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const row = members[a] * n;
    for (let b = 0; b < size; b++) chosen[a * size + b] = matrix[row + members[b]];
  }
  return chosen;
}

/** The members' values, in their order. */
export function subVector(values: Float64Array, members: readonly number[]): Float64Array {
  const chosen = new Float64Array(members.length);
  for (let a = 0; a < chosen.length; a++) chosen[a] = values[members[a]];
  return chosen;
}
