/** Beyond this the series has lost its digits and the answer is 0 or 1 within 1e-15. */
const FAR = 8;

/**
 * Standard normal distribution function Φ(z), absolute error below 1e-15.
 *
 * @param z - any number; NaN gives NaN
 *
 * Source: Marsaglia (2004), "Evaluating the normal distribution": Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …).
 */
export function normalCdf(z: number): number {
  if (z > FAR) return 1;
  if (z < -FAR) return 0;
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > Number.EPSILON * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
}
