/**
 * Rows in the tail of a series: the least whole number that is not under α·T, at least 1. A product that is whole but for
 * rounding (0.07·100) counts as whole.
 *
 * @param rows - T
 * @param alpha - probability of the tail, in (0, 1)
 */
export function tailRows(rows: number, alpha: number): number {
  return Math.max(1, Math.ceil(alpha * rows * (1 - 4 * Number.EPSILON)));
}
