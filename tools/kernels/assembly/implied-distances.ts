import { doubleAt } from './lanes';

/** Correlation up to which a product with inverse volatilities leaves the distance all but its last digits. */
const NEARLY_ONE: f64 = 0.999;

/**
 * Turns the covariance (assets × assets doubles, its lower triangle) that stands at 0 into the distances √(½(1 - ρ)), both triangles.
 *
 * @param kept - what a ridge leaves of a correlation
 * @returns false when a correlation is so near ±1 that digits of the difference count: then the distances are not to be used
 */
export function impliedDistances(assets: i32, kept: f64): boolean {
  const inverses = doubleAt(0, assets * assets);
  for (let i = 0; i < assets; i++) {
    store<f64>(doubleAt(inverses, i), 1 / sqrt(load<f64>(doubleAt(0, i * assets + i))));
  }
  let nearest: f64 = 0;
  let nearestTwo = f64x2.splat(0);
  for (let i = 0; i < assets; i++) {
    const row = doubleAt(0, i * assets);
    const own = load<f64>(doubleAt(inverses, i)) * kept;
    let j = 0;
    for (; j + 2 <= i; j += 2) {
      const covariances = v128.load(doubleAt(row, j));
      const correlations = f64x2.mul(f64x2.mul(covariances, f64x2.splat(own)), v128.load(doubleAt(inverses, j)));
      nearestTwo = f64x2.max(f64x2.abs(correlations), nearestTwo);
      const distances = f64x2.sqrt(f64x2.mul(f64x2.splat(0.5), f64x2.sub(f64x2.splat(1), correlations)));
      v128.store(doubleAt(row, j), distances);
      v128.store64_lane(doubleAt(0, j * assets + i), distances, 0);
      v128.store64_lane(doubleAt(0, (j + 1) * assets + i), distances, 1);
    }
    for (; j < i; j++) {
      const correlation = load<f64>(doubleAt(row, j)) * own * load<f64>(doubleAt(inverses, j));
      nearest = max(abs(correlation), nearest);
      const distance = sqrt<f64>(0.5 * (1 - correlation));
      store<f64>(doubleAt(row, j), distance);
      store<f64>(doubleAt(0, j * assets + i), distance);
    }
    store<f64>(doubleAt(row, i), 0);
  }
  nearest = max(nearest, max(f64x2.extract_lane(nearestTwo, 0), f64x2.extract_lane(nearestTwo, 1)));
  return nearest < NEARLY_ONE;
}
