import { sumOfDoubles, zeros } from './lanes';

/**
 * Inner products of the two rows at a and b with `tiles` times four rows from `columns` on: those of row a at out, those of row b at
 * out + step. Even and odd positions are summed apart. Product and sum are two instructions, never fused: a fused one would round once
 * where JavaScript rounds twice.
 *
 * @param length - of each row, in bytes, a multiple of 16; so is every other length and address in bytes
 */
export function strip(a: usize, b: usize, length: usize, columns: usize, tiles: i32, step: usize, out: usize): void {
  for (; tiles > 0; tiles--) {
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
      a1 = f64x2.add(a1, f64x2.mul(ofA, column));
      b1 = f64x2.add(b1, f64x2.mul(ofB, column));
      column = v128.load(second + at);
      a2 = f64x2.add(a2, f64x2.mul(ofA, column));
      b2 = f64x2.add(b2, f64x2.mul(ofB, column));
      column = v128.load(third + at);
      a3 = f64x2.add(a3, f64x2.mul(ofA, column));
      b3 = f64x2.add(b3, f64x2.mul(ofB, column));
      column = v128.load(fourth + at);
      a4 = f64x2.add(a4, f64x2.mul(ofA, column));
      b4 = f64x2.add(b4, f64x2.mul(ofB, column));
    }
    store<f64>(out, sumOfDoubles(a1), 0);
    store<f64>(out, sumOfDoubles(a2), 8);
    store<f64>(out, sumOfDoubles(a3), 16);
    store<f64>(out, sumOfDoubles(a4), 24);
    store<f64>(out + step, sumOfDoubles(b1), 0);
    store<f64>(out + step, sumOfDoubles(b2), 8);
    store<f64>(out + step, sumOfDoubles(b3), 16);
    store<f64>(out + step, sumOfDoubles(b4), 24);
    columns = fourth + length;
    out += 32;
  }
}
