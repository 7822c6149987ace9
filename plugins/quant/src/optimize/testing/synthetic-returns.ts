import { type ReturnsMatrix, returnsMatrix } from '../../matrix/returns-matrix.js';

interface Shape {
  readonly rows: number;
  readonly cols: number;
  readonly seed: number;
}

/** Returns like a stock market's: one factor, unlike exposures and volatilities; the same for the same seed. */
export function syntheticReturns({ rows, cols, seed }: Shape): ReturnsMatrix {
  const next = uniform(seed);
  const normal = () => Array.from({ length: 12 }, next).reduce((sum, u) => sum + u, -6);
  const exposures = Array.from({ length: cols }, () => 0.3 + 1.4 * next());
  const noises = Array.from({ length: cols }, () => 0.004 + 0.02 * next());
  const values = new Float64Array(rows * cols);
  for (let t = 0; t < rows; t++) {
    const market = 0.0003 + 0.009 * normal();
    for (let j = 0; j < cols; j++) values[t * cols + j] = exposures[j] * market + noises[j] * normal();
  }
  return returnsMatrix(
    exposures.map((_, j) => `asset ${j}`),
    values,
  );
}

/** Numerical Recipes' 32-bit linear congruential generator, on [0, 1). */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The same columns in another order: column k is the one that was `order[k]`. */
export function reordered({ assets, rows, cols, values }: ReturnsMatrix, order: readonly number[]): ReturnsMatrix {
  const names = order.map((j) => assets[j]);
  const mixed = Float64Array.from(values, (_, k) => values[Math.floor(k / cols) * cols + order[k % cols]]);
  return { assets: names, rows, cols, values: mixed };
}
