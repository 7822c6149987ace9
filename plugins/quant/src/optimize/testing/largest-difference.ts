/** max |a_i - b_i| of two vectors of one length. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`vectors of ${a.length} and ${b.length} elements`);
  return Array.from(a).reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i])), 0);
}
