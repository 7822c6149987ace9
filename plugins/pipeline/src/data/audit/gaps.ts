import { firstObserved, lastObserved } from '../price-table.js';
import { type AuditContext, type CellPlace, cellPlace, whereCell } from './audit-context.js';
import { counted, type Finding, largest, makeFinding } from './finding.js';

/** Rows an asset may miss in a row: a week of suspended trading. */
const GAP_LIMIT_ROWS = 5;

interface Gap {
  readonly start: number;
  readonly rows: number;
}

/** Empty cells inside an asset's history. Never filled; a warning up to {@link GAP_LIMIT_ROWS} in a row, an error beyond. */
export function auditGaps(context: AuditContext): Finding[] {
  const { symbols } = context.table;
  return symbols.flatMap((symbol, j) => {
    const gaps = gapsOf(context, j);
    const longest = largest(gaps, ({ rows }) => rows);
    if (longest === undefined) return [];
    const rows = gaps.map(({ start }) => emptyCell(context, start, j));
    const end = context.table.dates[longest.start + longest.rows - 1];
    return makeFinding({
      rule: 'gap',
      severity: longest.rows > GAP_LIMIT_ROWS ? 'error' : 'warning',
      rows,
      where: whereCell(context, emptyCell(context, longest.start, j)),
      law: 'the history of an asset should have no gap',
      got: `${counted(longest.rows, 'row')} without ${symbol} to ${end}${gaps.length > 1 ? `, the longest of ${gaps.length} gaps` : ''}`,
      expected: `at most ${GAP_LIMIT_ROWS} in a row`,
      cause: 'Trading was suspended, or the vendor lost days; the returns over the gap stay empty.',
    });
  });
}

function gapsOf({ table }: AuditContext, column: number): Gap[] {
  const gaps: Gap[] = [];
  const last = lastObserved(table, column);
  let previous = firstObserved(table, column);
  while (previous < last) {
    const next = firstObserved(table, column, previous + 1);
    if (next > previous + 1) gaps.push({ start: previous + 1, rows: next - previous - 1 });
    previous = next;
  }
  return gaps;
}

function emptyCell(context: AuditContext, row: number, column: number): Omit<CellPlace, 'value'> {
  const { value: _, ...place } = cellPlace(context, row, column);
  return place;
}
