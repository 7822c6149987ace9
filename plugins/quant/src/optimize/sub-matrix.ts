/**
 * Rows and columns of the members, in their order.
 *
 * @param matrix - N × N, row-major
 * @param members - M row numbers
 * @returns M × M, row-major
 */
export function subMatrix(matrix: Float64Array, members: readonly number[]): Float64Array {
  const n = Math.sqrt(matrix.length);
  return Float64Array.from(members.flatMap((i) => members.map((j) => matrix[i * n + j])));
}
