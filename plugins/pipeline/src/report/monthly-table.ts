import { type Cell, figures, type Table, table, words } from './document/table.js';
import { percent } from './format.js';
import { monthlyReturns } from './series/monthly-returns.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Monthly returns as a heat map: a row a year, the deepest shade for the largest move of any month. */
export function monthlyTable(name: string, dates: readonly string[], returns: Float64Array): Table {
  const years = monthlyReturns(dates, returns);
  const largest = Math.max(...years.flatMap(({ months }) => months.map((value) => Math.abs(value ?? 0))));
  const cell = (value: number | null): string | Cell =>
    value === null ? '' : { text: percent(value), heat: largest === 0 ? 0 : value / largest };
  return table(
    [words('Year'), ...MONTHS.map(figures), figures('Year total')],
    years.map(({ year, months, total }) => [year, ...months.map(cell), percent(total)]),
    `Monthly returns of ${name}, after costs; months at the ends count as far as the dates reach:`,
  );
}
