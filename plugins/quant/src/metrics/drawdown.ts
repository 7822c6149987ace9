/**
 * Largest fall of compounded wealth Π(1 + r) from its peak, as a fraction of that peak. The wealth of 1 before the first
 * return counts as a peak, so a loss on the first row is a drawdown.
 *
 * @param returns - n simple returns
 * @returns not negative, 0.25 is a fall of 25 %; NaN for any NaN
 *
 * Source: Magdon-Ismail, Atiya (2004), "Maximum drawdown".
 */
export function maxDrawdownCompounded(returns: Float64Array): number {
  return largest(drawdownsCompounded(returns));
}

/**
 * Largest fall of the running sum Σ r from its peak, in fractions of the first capital (a book of constant size).
 *
 * @param returns - n simple returns
 * @returns not negative, may exceed 1; NaN for any NaN
 *
 * Source: Chekhlov, Uryasev, Zabarankin (2005), "Drawdown measure in portfolio optimization".
 */
export function maxDrawdownUncompounded(returns: Float64Array): number {
  return largest(drawdownsUncompounded(returns));
}

/**
 * Fall of the running sum Σ r from its peak at each row, in fractions of the first capital. The sum of 0 before the first
 * return counts as a peak, so a loss on the first row is a drawdown.
 *
 * @param returns - n simple returns
 * @returns n drawdowns, not negative; NaN from the first NaN on
 *
 * Source: Chekhlov, Uryasev, Zabarankin (2005), "Drawdown measure in portfolio optimization", eq. 1.
 */
export function drawdownsUncompounded(returns: Float64Array): Float64Array {
  let sum = 0;
  let peak = 0;
  return returns.map((value) => {
    sum += value;
    peak = Math.max(peak, sum);
    return peak - sum;
  });
}

/**
 * Ulcer index, the root mean square of the compounded drawdowns.
 *
 * @param returns - n simple returns
 * @returns fraction; NaN for no returns or any NaN
 *
 * Source: Martin, McCann (1989), "The investor's guide to Fidelity funds" (there in percent).
 */
export function ulcerIndex(returns: Float64Array): number {
  return rootMeanSquare(drawdownsCompounded(returns));
}

/** √ of the mean square. */
export function rootMeanSquare(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

function drawdownsCompounded(returns: Float64Array): Float64Array {
  let wealth = 1;
  let peak = 1;
  return returns.map((value) => {
    wealth *= 1 + value;
    peak = Math.max(peak, wealth);
    return 1 - wealth / peak;
  });
}

function largest(drawdowns: Float64Array): number {
  return drawdowns.reduce((most, drawdown) => Math.max(most, drawdown), 0);
}
