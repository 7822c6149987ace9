import { firstObserved } from '../price-table.js';
import { type AuditContext, cellPlace, whereCell } from './audit-context.js';
import { counted, type Finding, makeFinding } from './finding.js';

/** Assets whose history begins after the table's: a warning, since windows before the listing cannot hold them. */
export function auditLateListings(context: AuditContext): Finding[] {
  const { dates, symbols } = context.table;
  return symbols.flatMap((symbol, j) => {
    const row = firstObserved(context.table, j);
    if (row === 0) return [];
    const place = cellPlace(context, row, j);
    return makeFinding({
      rule: 'late_listing',
      severity: 'warning',
      rows: [place],
      where: whereCell(context, place),
      law: 'an asset should have values from the start of the data',
      got: `a first value of ${symbol} on ${place.date}, ${counted(row, 'row')} after ${dates[0]}`,
      expected: 'values on the first session',
      cause: 'The asset was listed later; until then it has no returns and takes no part.',
    });
  });
}
