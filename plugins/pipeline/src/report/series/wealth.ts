/**
 * Compounded wealth of a start of 1 after each return.
 *
 * @param returns - T simple returns
 * @returns T values; NaN from the first NaN on
 */
export function wealth(returns: Float64Array): Float64Array {
  let value = 1;
  return returns.map((one) => {
    value *= 1 + one;
    return value;
  });
}
