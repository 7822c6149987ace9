import { multiplyTile } from './tile';

/**
 * Inner products of the two rows of doubles at a and b with `tiles` times four rows from `columns` on: those of row a at out, those of
 * row b at out + step.
 *
 * @param length - of each row, in bytes, a multiple of 16; the step is in bytes too
 */
export function strip(a: usize, b: usize, length: usize, columns: usize, tiles: i32, step: usize, out: usize): void {
  for (; tiles > 0; tiles--) {
    multiplyTile<f64>(a, b, length, columns, out, step);
    columns += 4 * length;
    out += 32;
  }
}
