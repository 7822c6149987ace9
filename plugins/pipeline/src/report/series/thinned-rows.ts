/** As many dates as a chart can show apart. */
const MOST = 1000;

/**
 * Every k-th row of T, the last one always among them, so that at most 1000 are left: what a chart draws of a long history.
 *
 * @returns `step` k, and the rows ascending
 */
export function thinnedRows(count: number): { readonly step: number; readonly rows: readonly number[] } {
  const step = Math.max(1, Math.ceil(count / MOST));
  const rows = Array.from({ length: Math.ceil(count / step) }, (_, k) => count - 1 - k * step).reverse();
  return { step, rows };
}
