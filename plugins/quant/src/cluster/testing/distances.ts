import fc from 'fast-check';

export interface Distances {
  readonly n: number;
  readonly distance: Float64Array;
}

/** N × N from the upper triangle, row by row. */
export function squareDistance(n: number, condensed: readonly number[]): Float64Array {
  const distance = new Float64Array(n * n);
  const values = condensed.values();
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const { value = Number.NaN } = values.next();
      distance[i * n + j] = value;
      distance[j * n + i] = value;
    }
  }
  return distance;
}

/** Distances of no geometry, with ties: whole multiples of 1/16 up to 4. */
export function anyDistances(maxN = 8): fc.Arbitrary<Distances> {
  return fc.integer({ min: 1, max: maxN }).chain((n) => {
    const pairs = (n * (n - 1)) / 2;
    return fc.array(fc.integer({ min: 0, max: 64 }), { minLength: pairs, maxLength: pairs }).map((sixteenths) => ({
      n,
      distance: squareDistance(
        n,
        sixteenths.map((value) => value / 16),
      ),
    }));
  });
}

export interface Points extends Distances {
  readonly points: readonly (readonly number[])[];
}

/** Euclidean distances of points in space, no two pairs of which are likely to tie. */
export function pointDistances(maxN = 10): fc.Arbitrary<Points> {
  const coordinate = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((millionths) => millionths / 1e6);
  const point = fc.tuple(coordinate, coordinate, coordinate);
  return fc.array(point, { minLength: 1, maxLength: maxN }).map((points) => {
    const condensed = points.flatMap((p, i) => points.slice(i + 1).map((q) => euclidean(p, q)));
    return { n: points.length, points, distance: squareDistance(points.length, condensed) };
  });
}

export function euclidean(p: readonly number[], q: readonly number[]): number {
  return Math.sqrt(p.reduce((sum, value, axis) => sum + (value - q[axis]) ** 2, 0));
}

/** Euclidean distances between the columns of a symmetric matrix, by definition. */
export function columnDistances(matrix: Float64Array, n: number): Float64Array {
  const columns = Array.from({ length: n }, (_, i) => Array.from(matrix.subarray(i * n, i * n + n)));
  return Float64Array.from(columns.flatMap((p) => columns.map((q) => euclidean(p, q))));
}
