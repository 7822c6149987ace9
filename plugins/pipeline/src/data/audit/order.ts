import { type AuditContext, rowPlace, whereRow } from './audit-context.js';
import { type Finding, firstOf, makeFinding } from './finding.js';

/** Rows that are not later than the row before, and rows whose date stood before: errors. */
export function auditOrder(context: AuditContext): Finding[] {
  return [...unsorted(context), ...duplicates(context)];
}

function unsorted(context: AuditContext): Finding[] {
  const { dates } = context.table;
  const rows = rowsWhere(dates, (date, t) => t > 0 && date < dates[t - 1]!);
  const first = rows[0];
  if (first === undefined) return [];
  return [
    makeFinding({
      rule: 'unsorted',
      severity: 'error',
      rows: rows.map((t) => rowPlace(context, t)),
      where: whereRow(context, rowPlace(context, first)),
      law: 'dates must ascend',
      got: `${dates[first]} after ${dates[first - 1]}${firstOf(rows.length, 'rows')}`,
      expected: 'a later date than in the row before',
      cause: 'The file is sorted newest first or was appended out of order; sort it by date.',
    }),
  ];
}

function duplicates(context: AuditContext): Finding[] {
  const { dates, origins } = context.table;
  const firstRow = new Map<string, number>();
  const rows = rowsWhere(dates, (date, t) => {
    if (firstRow.has(date)) return true;
    firstRow.set(date, t);
    return false;
  });
  const first = rows[0];
  if (first === undefined) return [];
  const before = rowPlace(context, firstRow.get(dates[first]!)!);
  return [
    makeFinding({
      rule: 'duplicate',
      severity: 'error',
      rows: rows.map((t) => rowPlace(context, t)),
      where: whereRow(context, rowPlace(context, first)),
      law: 'a date must stand once',
      got: `${dates[first]} again, after ${origins[0]!.unit} ${before.line}${firstOf(rows.length, 'rows')}`,
      expected: 'one row a date',
      cause: 'Two downloads were appended with an overlap, or intraday rows lost their time; keep one row a date.',
    }),
  ];
}

function rowsWhere(dates: readonly string[], broken: (date: string, row: number) => boolean): number[] {
  return dates.map((_, t) => t).filter((t) => broken(dates[t]!, t));
}
