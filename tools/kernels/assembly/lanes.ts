/** Address of double i of an array. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
export function doubleAt(array: usize, i: i32): usize {
  return array + ((<usize>i) << 3);
}

/** Address of 32-bit integer i of an array. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
export function integerAt(array: usize, i: i32): usize {
  return array + ((<usize>i) << 2);
}

/** The least multiple of a power of two that is not below a number. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
export function filledUp(count: i32, lanes: i32): i32 {
  return (count + lanes - 1) & -lanes;
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
export function zeros(): v128 {
  return i64x2.splat(0);
}

// @ts-expect-error: a decorator of AssemblyScript
@inline
export function sumOfDoubles(sums: v128): f64 {
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** Sums plus the squares of differences. */
// @ts-expect-error: a decorator of AssemblyScript
@inline
export function plusSquares(sums: v128, differences: v128): v128 {
  return f64x2.add(sums, f64x2.mul(differences, differences));
}
