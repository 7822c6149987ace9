import { stringify } from 'csv-stringify/sync';
import type { Portfolio } from './portfolio.js';

/** A portfolio as a spreadsheet reads it: one row an asset, the largest first. */
export function portfolioCsv({ weights }: Portfolio): string {
  const rows = weights.map(({ symbol, weight, net_weight, direction, contributors }) => ({
    symbol,
    weight,
    net_weight,
    direction,
    contributors: contributors.map(({ sleeve, weight: part }) => `${sleeve}=${part}`).join(' '),
  }));
  return stringify(rows, { header: true, escape_formulas: true });
}
