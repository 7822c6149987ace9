import { multiplyTile } from './tile';

/**
 * Inner products of rows of 16-bit integers with each other, in 32 bits.
 *
 * @param count - rows, a multiple of four
 * @param length - of each row, in bytes, a multiple of 16
 * @param products - count × count integers, symmetric
 */
export function integerProducts(series: usize, count: i32, length: usize, products: usize): void {
  const step = (<usize>count) << 2;
  for (let i = 0; i < count; i += 2) {
    const row = series + (<usize>i) * length;
    for (let j = 0; j <= i; j += 4) {
      const out = products + (<usize>i) * step + ((<usize>j) << 2);
      multiplyTile<i16>(row, row + length, length, series + (<usize>j) * length, out, step);
      mirror(out, products + (<usize>j) * step + ((<usize>i) << 2), step);
    }
  }
}

/** Stores what stands in two rows and four columns where it belongs in four rows and two columns. */
@inline
function mirror(tile: usize, out: usize, step: usize): void {
  const ofA = v128.load(tile);
  const ofB = v128.load(tile + step);
  const upper = v128.shuffle<i32>(ofA, ofB, 0, 4, 1, 5);
  const lower = v128.shuffle<i32>(ofA, ofB, 2, 6, 3, 7);
  v128.store64_lane(out, upper, 0);
  v128.store64_lane(out + step, upper, 1);
  v128.store64_lane(out + 2 * step, lower, 0);
  v128.store64_lane(out + 3 * step, lower, 1);
}
