import { sumOfDoubles, zeros } from './lanes';

/**
 * Inner products of the two rows at a and b with four rows from `columns` on: those of row a at out, those of row b at out + step.
 * Of doubles (f64) even and odd positions are summed apart; product and sum are two instructions, never fused: a fused one would round
 * once where JavaScript rounds twice. Of 16-bit integers (i16), eight of which are multiplied at once, the products have 32 bits.
 *
 * @param length - of each row, in bytes, a multiple of 16
 */
@inline
export function multiplyTile<T>(a: usize, b: usize, length: usize, columns: usize, out: usize, step: usize): void {
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
  let at: usize = 0;
  do {
    const ofA = v128.load(a + at);
    const ofB = v128.load(b + at);
    let column = v128.load(columns + at);
    a1 = plusProducts<T>(a1, ofA, column);
    b1 = plusProducts<T>(b1, ofB, column);
    column = v128.load(second + at);
    a2 = plusProducts<T>(a2, ofA, column);
    b2 = plusProducts<T>(b2, ofB, column);
    column = v128.load(third + at);
    a3 = plusProducts<T>(a3, ofA, column);
    b3 = plusProducts<T>(b3, ofB, column);
    column = v128.load(fourth + at);
    a4 = plusProducts<T>(a4, ofA, column);
    b4 = plusProducts<T>(b4, ofB, column);
    at += 16;
  } while (at < length);
  storeSums<T>(out, a1, a2, a3, a4);
  storeSums<T>(out + step, b1, b2, b3, b4);
}

@inline
function plusProducts<T>(sums: v128, row: v128, column: v128): v128 {
  if (isFloat<T>()) return f64x2.add(sums, f64x2.mul(row, column));
  return i32x4.add(sums, i32x4.dot_i16x8_s(row, column));
}

/** Stores the sums of the lanes of each. */
@inline
function storeSums<T>(out: usize, a: v128, b: v128, c: v128, d: v128): void {
  if (isFloat<T>()) {
    store<f64>(out, sumOfDoubles(a), 0);
    store<f64>(out, sumOfDoubles(b), 8);
    store<f64>(out, sumOfDoubles(c), 16);
    store<f64>(out, sumOfDoubles(d), 24);
  } else {
    const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 1, 4, 5), v128.shuffle<i32>(a, b, 2, 3, 6, 7));
    const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 1, 4, 5), v128.shuffle<i32>(c, d, 2, 3, 6, 7));
    v128.store(out, i32x4.add(v128.shuffle<i32>(ab, cd, 0, 2, 4, 6), v128.shuffle<i32>(ab, cd, 1, 3, 5, 7)));
  }
}
