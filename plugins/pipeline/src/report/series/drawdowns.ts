import { wealth } from './wealth.js';

/**
 * How far compounded wealth stands below its highest value so far, the start of 1 included.
 *
 * @param returns - T simple returns
 * @returns T fractions from -1 to 0; -0.25 is a quarter below the peak
 */
export function drawdowns(returns: Float64Array): Float64Array {
  let peak = 1;
  return wealth(returns).map((value) => {
    peak = Math.max(peak, value);
    return value / peak - 1;
  });
}
