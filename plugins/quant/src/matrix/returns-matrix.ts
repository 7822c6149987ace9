import { InvalidInputError } from '../errors.js';

/**
 * Simple returns `p[t]/p[t-1] - 1`, T × N, row-major: row t, column j is `values[t * cols + j]`.
 * NaN means "no observation" (not listed yet, no price); functions say whether they accept it.
 */
export interface ReturnsMatrix {
  /** Column names, N of them, unique. */
  readonly assets: readonly string[];
  /** T, the number of dates. */
  readonly rows: number;
  /** N, the number of assets. */
  readonly cols: number;
  /** T × N values, fractions (0.01 is one per cent). */
  readonly values: Float64Array;
}

/**
 * Builds a returns matrix and checks its shape.
 *
 * @param assets - N unique column names
 * @param values - T × N simple returns, row-major; NaN where there is no observation
 * @throws {@link InvalidInputError} when the values do not fill whole rows, or a name stands twice
 *
 * Source: this project's layout of returns.
 */
export function returnsMatrix(assets: readonly string[], values: Float64Array): ReturnsMatrix {
  const cols = assets.length;
  const duplicate = assets.find((name, j) => assets.indexOf(name) !== j);
  if (duplicate !== undefined) {
    throw new InvalidInputError({
      where: 'returnsMatrix: assets',
      rule: 'asset names must be unique',
      got: duplicate,
      expected: 'each name once',
      cause: 'Two columns of the source carry one name.',
    });
  }
  const rows = cols === 0 ? 0 : values.length / cols;
  if (!Number.isInteger(rows) || (cols === 0 && values.length > 0)) {
    throw new InvalidInputError({
      where: 'returnsMatrix: values',
      rule: 'the values must fill whole rows',
      got: `${values.length} values for ${cols} assets`,
      expected: 'rows × assets values',
      cause: 'The matrix was cut or the asset list is not the one it was made with.',
    });
  }
  return { assets, rows, cols, values };
}

/**
 * Rows [start, end) of a returns matrix, sharing its memory.
 *
 * @param returns - T × N simple returns; NaN stays NaN
 * @returns (end - start) × N
 *
 * Source: this project's layout of returns.
 */
export function sliceRows(returns: ReturnsMatrix, start: number, end: number): ReturnsMatrix {
  const { assets, cols, values } = returns;
  return { assets, rows: end - start, cols, values: values.subarray(start * cols, end * cols) };
}

/**
 * The named columns (by index, in the order given) as a matrix of their own; all of them in order, the matrix itself.
 *
 * @param returns - T × N simple returns; NaN stays NaN
 * @param columns - M column numbers
 * @returns T × M
 *
 * Source: this project's layout of returns.
 */
export function selectColumns(returns: ReturnsMatrix, columns: readonly number[]): ReturnsMatrix {
  const { rows, cols, values } = returns;
  if (columns.length === cols && columns.every((column, j) => column === j)) return returns;
  const width = columns.length;
  const picked = new Float64Array(rows * width);
  for (let t = 0; t < rows; t++) {
    for (let k = 0; k < width; k++) picked[t * width + k] = values[t * cols + columns[k]];
  }
  return { assets: columns.map((j) => returns.assets[j]), rows, cols: width, values: picked };
}

/** Every column as an array of T values, in order; they lie one after the other in one block of memory. */
export function columnsOf(returns: ReturnsMatrix): Float64Array[] {
  const { rows, assets } = returns;
  const series = columnMajor(returns);
  return assets.map((_, j) => series.subarray(j * rows, (j + 1) * rows));
}

/** The values by column: row t, column j is `[j * rows + t]`. */
export function columnMajor({ rows, cols, values }: Omit<ReturnsMatrix, 'assets'>): Float64Array {
  const series = new Float64Array(rows * cols);
  for (let j = 0; j < cols; j++) {
    for (let t = 0; t < rows; t++) series[j * rows + t] = values[t * cols + j];
  }
  return series;
}

/**
 * Column j as an array of its own.
 *
 * @param returns - T × N simple returns; NaN stays NaN
 * @returns T values
 *
 * Source: this project's layout of returns.
 */
export function columnOf(returns: ReturnsMatrix, j: number): Float64Array {
  const { rows, cols, values } = returns;
  const column = new Float64Array(rows);
  for (let t = 0; t < rows; t++) column[t] = values[t * cols + j];
  return column;
}
