import { doubleAt, plusSquares, sumOfDoubles, zeros } from './lanes';

/** Most that a column of 16-bit integers may be long: then each of them fits, and the square of any difference of two fits 32 bits. */
const LONGEST: f64 = 32767;
/** The origin is the mean of one column of so many. */
const SPARED: i32 = 16;
/** Added to a double it leaves that double's nearest whole number in the lowest bits. */
const WHOLE: f64 = 6755399441055744;

/** Mean of some of the columns: somewhere among them, where they are short. */
export function originOf(matrix: usize, n: i32, origin: usize): void {
  const share = 1 / <f64>((n + SPARED - 1) / SPARED);
  for (let k = 0; k < n; k++) {
    let sum: f64 = 0;
    for (let i = 0; i < n; i += SPARED) sum += load<f64>(doubleAt(matrix, i * n + k));
    store<f64>(doubleAt(origin, k), sum * share);
  }
}

/** Steps to a unit, so that the longest column, less the origin and rounded, is as long as it may be. */
export function finestSteps(matrix: usize, n: i32, origin: usize): f64 {
  let most: f64 = 0;
  for (let i = 0; i < n; i++) most = max(most, squaredDistance(doubleAt(matrix, i * n), origin, n));
  // Rounding adds half a step to a component, and so √N/2 to the length of a column.
  return most > 0 ? (LONGEST - sqrt<f64>(n) / 2) / sqrt(most) : 0;
}

/** Squared distance of two columns of n doubles, in four sums, because one would wait for each of its additions. */
export function squaredDistance(a: usize, b: usize, n: i32): f64 {
  let first = zeros();
  let second = zeros();
  let k = 0;
  for (; k + 4 <= n; k += 4) {
    first = plusSquares(first, f64x2.sub(v128.load(a), v128.load(b)));
    second = plusSquares(second, f64x2.sub(v128.load(a, 16), v128.load(b, 16)));
    a += 32;
    b += 32;
  }
  for (; k < n; k++) {
    first = plusSquares(first, f64x2.sub(v128.load64_zero(a), v128.load64_zero(b)));
    a += 8;
    b += 8;
  }
  return sumOfDoubles(first) + sumOfDoubles(second);
}

/**
 * Rounds the columns, less the origin, to whole steps.
 *
 * @param series - the integers, which begin as zeros, each column `length` bytes after the one before
 * @returns the most that rounding changes in a column: the squared length of the change, in steps
 */
export function roundColumns(matrix: usize, n: i32, origin: usize, steps: f64, series: usize, length: usize): f64 {
  let worst: f64 = 0;
  for (let i = 0; i < n; i++) {
    let change = zeros();
    let k = 0;
    for (; k + 4 <= n; k += 4) {
      const first = inSteps(doubleAt(matrix, k), doubleAt(origin, k), steps);
      const second = inSteps(doubleAt(matrix, k + 2), doubleAt(origin, k + 2), steps);
      change = plusSquares(plusSquares(change, offWhole(first)), offWhole(second));
      const whole = v128.shuffle<i32>(atWhole(first), atWhole(second), 0, 2, 4, 6);
      v128.store64_lane(series + ((<usize>k) << 1), i16x8.narrow_i32x4_s(whole, whole), 0);
    }
    for (; k < n; k++) {
      const last = f64x2.mul(
        f64x2.sub(v128.load64_zero(doubleAt(matrix, k)), v128.load64_zero(doubleAt(origin, k))),
        f64x2.splat(steps),
      );
      change = plusSquares(change, offWhole(last));
      store<i16>(series + ((<usize>k) << 1), <i16>i32x4.extract_lane(atWhole(last), 0));
    }
    worst = max(worst, sumOfDoubles(change));
    matrix = doubleAt(matrix, n);
    series += length;
  }
  return worst;
}

/** Two components, less the origin's, in steps. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function inSteps(matrix: usize, origin: usize, steps: f64): v128 {
  return f64x2.mul(f64x2.sub(v128.load(matrix), v128.load(origin)), f64x2.splat(steps));
}

/** The nearest whole numbers, in the lowest bits. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function atWhole(values: v128): v128 {
  return f64x2.add(values, f64x2.splat(WHOLE));
}

/** How far values are from the nearest whole numbers. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
function offWhole(values: v128): v128 {
  return f64x2.sub(values, f64x2.sub(atWhole(values), f64x2.splat(WHOLE)));
}
