import { zeros } from './lanes';

/**
 * Inner products of rows of 16-bit integers with each other, in 32 bits: eight multiplications at a time, where doubles have two.
 *
 * @param count - rows, a multiple of four
 * @param length - of each row, in bytes, a multiple of 16
 * @param products - count × count integers, symmetric
 */
export function integerProducts(series: usize, count: i32, length: usize, products: usize): void {
  const step = (<usize>count) << 2;
  for (let i = 0; i < count; i += 2) {
    const a = series + (<usize>i) * length;
    const b = a + length;
    let columns = series;
    for (let j = 0; j <= i; j += 4) {
      const second = columns + length;
      const third = second + length;
      const fourth = third + length;
      let a1 = zeros();
      let a2 = zeros();
      let a3 = zeros();
      let a4 = zeros();
      let b1 = zeros();
      let b2 = zeros();
      let b3 = zeros();
      let b4 = zeros();
      for (let at: usize = 0; at < length; at += 16) {
        const ofA = v128.load(a + at);
        const ofB = v128.load(b + at);
        let column = v128.load(columns + at);
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(ofA, column));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(ofB, column));
        column = v128.load(second + at);
        a2 = i32x4.add(a2, i32x4.dot_i16x8_s(ofA, column));
        b2 = i32x4.add(b2, i32x4.dot_i16x8_s(ofB, column));
        column = v128.load(third + at);
        a3 = i32x4.add(a3, i32x4.dot_i16x8_s(ofA, column));
        b3 = i32x4.add(b3, i32x4.dot_i16x8_s(ofB, column));
        column = v128.load(fourth + at);
        a4 = i32x4.add(a4, i32x4.dot_i16x8_s(ofA, column));
        b4 = i32x4.add(b4, i32x4.dot_i16x8_s(ofB, column));
      }
      const ofA = sumsOf(a1, a2, a3, a4);
      const ofB = sumsOf(b1, b2, b3, b4);
      const out = products + (<usize>i) * step + ((<usize>j) << 2);
      v128.store(out, ofA);
      v128.store(out + step, ofB);
      mirror(ofA, ofB, products + (<usize>j) * step + ((<usize>i) << 2), step);
      columns = fourth + length;
    }
  }
}

/** The sums of the lanes of each. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 1, 4, 5), v128.shuffle<i32>(a, b, 2, 3, 6, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 1, 4, 5), v128.shuffle<i32>(c, d, 2, 3, 6, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 2, 4, 6), v128.shuffle<i32>(ab, cd, 1, 3, 5, 7));
}

/** Stores what stands in two rows and four columns where it belongs in four rows and two columns. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function mirror(ofA: v128, ofB: v128, out: usize, step: usize): void {
  const upper = v128.shuffle<i32>(ofA, ofB, 0, 4, 1, 5);
  const lower = v128.shuffle<i32>(ofA, ofB, 2, 6, 3, 7);
  v128.store64_lane(out, upper, 0);
  v128.store64_lane(out + step, upper, 1);
  v128.store64_lane(out + 2 * step, lower, 0);
  v128.store64_lane(out + 3 * step, lower, 1);
}
