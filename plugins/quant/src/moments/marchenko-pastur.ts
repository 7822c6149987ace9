/** Standard deviation of the Gaussian kernel of the eigenvalues' density. */
const BANDWIDTH = 0.01;
/** Standard deviations beyond which the kernel is 0 in double precision. */
const REACH = 8.5;
/** Points on which the two densities are compared. */
const POINTS = 1000;
/** Steps of the search over (0, 1] for the valley of the deepest minimum, and of its golden section. */
const GRID = 200;
const SECTIONS = 30;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Largest eigenvalue that noise of that variance has in a correlation matrix of N assets and T rows: σ²·(1 + √(N/T))². */
export function noiseEdge(noiseVariance: number, cols: number, rows: number): number {
  const reach = 1 + Math.sqrt(cols / rows);
  return noiseVariance * reach * reach;
}

/**
 * Variance of the noise in a correlation matrix: the σ² in (0, 1] whose Marchenko-Pastur density is nearest, in squares over
 * 1000 points of its support, to the density of the eigenvalues under a Gaussian kernel of bandwidth 0.01. The distance has
 * many local minima; this is the least of all, by a grid of 200 and a golden section, not the nearest to some start.
 *
 * @param eigenvalues - N, of the correlation matrix, finite
 * @param rows - T, the rows it was estimated from
 *
 * Source: López de Prado (2020), "Machine learning for asset managers", snippets 2.3 and 2.4.
 */
export function fittedNoiseVariance(eigenvalues: Float64Array, rows: number): number {
  const sorted = eigenvalues.toSorted();
  const distance = (variance: number) => distanceToNoise(variance, sorted, rows);
  let best = 1;
  let least = distance(1);
  for (let step = 1; step < GRID; step++) {
    const value = distance(step / GRID);
    if (value < least) [best, least] = [step / GRID, value];
  }
  let low = best - 1 / GRID;
  let high = Math.min(1, best + 1 / GRID);
  for (let section = 0; section < SECTIONS; section++) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (distance(left) <= distance(right)) high = right;
    else low = left;
  }
  const refined = (low + high) / 2;
  return distance(refined) < least ? refined : best;
}

/** Squared distance of the two densities, summed over the inner points of the support: at its ends the noise has density 0. */
function distanceToNoise(variance: number, sorted: Float64Array, rows: number): number {
  const ratio = sorted.length / rows;
  const high = noiseEdge(variance, sorted.length, rows);
  const low = variance * (1 - Math.sqrt(ratio)) * (1 - Math.sqrt(ratio));
  const scale = 1 / (ratio * 2 * Math.PI * variance);
  const density = kernelDensity(sorted);
  let sum = 0;
  for (let point = 1; point < POINTS - 1; point++) {
    const x = low + ((high - low) * point) / (POINTS - 1);
    const difference = density(x) - (scale * Math.sqrt((high - x) * (x - low))) / x;
    sum += difference * difference;
  }
  return sum;
}

/** Density of the eigenvalues at points asked for in ascending order. */
function kernelDensity(sorted: Float64Array): (x: number) => number {
  const norm = 1 / (sorted.length * BANDWIDTH * Math.sqrt(2 * Math.PI));
  let first = 0;
  return (x) => {
    while (first < sorted.length && sorted[first] < x - REACH * BANDWIDTH) first++;
    let sum = 0;
    for (let k = first; k < sorted.length && sorted[k] <= x + REACH * BANDWIDTH; k++) {
      const deviation = (sorted[k] - x) / BANDWIDTH;
      sum += Math.exp(-0.5 * deviation * deviation);
    }
    return sum * norm;
  };
}
