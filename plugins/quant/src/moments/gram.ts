import { TILE_COLUMNS, TILE_ROWS, type TileKernel, tileKernel } from './gram-tile.js';
import { plainGram } from './plain-gram.js';

/**
 * Gram matrix of series laid out one after the other: element (i, j) is the inner product of series i and j.
 * Even and odd positions are summed apart and added at the end, so that the two lanes of a SIMD kernel give the same bits
 * as plain code, which stands in where the host has no such kernel.
 *
 * @param series - N × T, row-major: value t of series i is `series[i * length + t]`
 * @param count - N, the number of series
 * @param length - T, the length of each
 * @returns N × N, symmetric bit for bit
 */
export function gram(series: Float64Array, count: number, length: number): Float64Array {
  const kernel = tileKernel(series, count, length);
  return kernel === null ? plainGram(series, count, length) : tiledGram(kernel, count);
}

function tiledGram(kernel: TileKernel, count: number): Float64Array {
  const products = new Float64Array(count * count);
  for (let i = 0; i < count; i += TILE_ROWS) {
    for (let j = 0; j < i + TILE_ROWS; j += TILE_COLUMNS) copyTile(kernel.tile(i, j), products, { count, i, j });
  }
  return products;
}

/** Both triangles of the matrix from a tile that may reach beyond its edge. */
function copyTile(
  tile: Float64Array,
  products: Float64Array,
  { count, i, j }: { readonly count: number; readonly i: number; readonly j: number },
): void {
  const rows = Math.min(TILE_ROWS, count - i);
  const columns = Math.min(TILE_COLUMNS, count - j);
  for (let p = 0; p < rows; p++) {
    for (let q = 0; q < columns; q++) {
      products[(i + p) * count + j + q] = tile[p * TILE_COLUMNS + q];
      products[(j + q) * count + i + p] = tile[p * TILE_COLUMNS + q];
    }
  }
}
