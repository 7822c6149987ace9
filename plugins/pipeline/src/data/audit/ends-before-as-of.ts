import { calendarName, sessionsBetween } from '../calendar.js';
import { lastObserved } from '../price-table.js';
import { type AuditContext, cellPlace, rowPlace, whereCell, whereRow } from './audit-context.js';
import { counted, type Finding, makeFinding } from './finding.js';

/** Sessions by which data may lag behind `as_of`: a week covers a late vendor, more is a dead feed. */
const LAG_LIMIT_SESSIONS = 5;

/**
 * Data that do not reach `as_of`: a warning up to {@link LAG_LIMIT_SESSIONS}, an error beyond. An asset that ends before
 * the other assets (a delisting, or one dead column) is a warning.
 */
export function auditEnd(context: AuditContext): Finding[] {
  return [...tableEnd(context), ...assetEnds(context)];
}

function tableEnd(context: AuditContext): Finding[] {
  const { table, calendar, as_of, lastDate } = context;
  if (as_of === undefined) return [];
  const lag = sessionsAfter(context, lastDate, as_of);
  if (lag === 0) return [];
  const place = rowPlace(context, table.dates.length - 1);
  return [
    makeFinding({
      rule: 'ends_before_as_of',
      severity: lag > LAG_LIMIT_SESSIONS ? 'error' : 'warning',
      rows: [place],
      where: whereRow(context, place),
      law: `the data must reach as_of ${as_of}`,
      got: `a last row of ${lastDate}, ${counted(lag, 'session')} of ${calendarName(calendar)} before`,
      expected: `at most ${LAG_LIMIT_SESSIONS} sessions before`,
      cause: 'The source was not updated, or as_of is set ahead of the data.',
    }),
  ];
}

function assetEnds(context: AuditContext): Finding[] {
  const { table, calendar, lastDate: end } = context;
  return table.symbols.flatMap((symbol, j) => {
    const place = cellPlace(context, lastObserved(table, j), j);
    const lag = sessionsAfter(context, place.date, end);
    if (lag === 0) return [];
    return makeFinding({
      rule: 'ends_before_as_of',
      severity: 'warning',
      rows: [place],
      where: whereCell(context, place),
      law: 'an asset should have values to the end of the data',
      got: `a last value of ${symbol} on ${place.date}, ${counted(lag, 'session')} of ${calendarName(calendar)} before ${end}`,
      expected: 'values on the last session',
      cause: 'The asset was delisted or renamed, or its column is no longer updated.',
    });
  });
}

function sessionsAfter({ calendar }: AuditContext, from: string, to: string): number {
  return sessionsBetween(calendar, from, to).filter((date) => date > from).length;
}
