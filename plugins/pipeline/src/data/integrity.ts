import type { AuditContext } from './audit/audit-context.js';
import { auditEnd } from './audit/ends-before-as-of.js';
import type { Finding } from './audit/finding.js';
import { auditGaps } from './audit/gaps.js';
import { auditLateListings } from './audit/late-listings.js';
import { auditMissingSessions } from './audit/missing-sessions.js';
import { auditOffCalendar } from './audit/off-calendar.js';
import { auditOneDayJumps } from './audit/one-day-jumps.js';
import { auditOrder } from './audit/order.js';
import { auditStaleRepeats } from './audit/stale-repeats.js';
import { auditTimeZoneShift } from './audit/time-zone-shift.js';
import { auditZeroPadding } from './audit/zero-padding.js';
import type { Calendar } from './calendar.js';
import { type PriceTable, withoutBlankRows } from './price-table.js';
import { simpleReturns } from './prices-to-returns.js';
import type { SourceFormat } from './source-format.js';

export interface AuditOptions {
  readonly calendar: Calendar;
  readonly source: SourceFormat;
  /** The date the data must reach; without it the end of the data is not judged. */
  readonly as_of?: string;
}

const CALENDAR_RULES = [auditOffCalendar, auditTimeZoneShift, auditMissingSessions];
const HISTORY_RULES = [auditEnd, auditGaps, auditLateListings, auditZeroPadding, auditStaleRepeats, auditOneDayJumps];

/**
 * Everything there is to say against a table of prices, in the order of the rules. What is an error and what a warning, and from
 * which limit, is said at each rule. Rows out of order make the neighbours of a row meaningless, so then only
 * the rules of order and calendar are judged. Rows without any value are judged by the calendar, and no part of a history.
 *
 * @param table - at least one row; every column with a value
 */
export function auditPrices(table: PriceTable, options: AuditOptions): Finding[] {
  const whole = contextOf(table, options);
  const days = [auditOrder, ...CALENDAR_RULES].flatMap((rule) => rule(whole));
  if (days.some(({ rule }) => rule === 'unsorted' || rule === 'duplicate')) return days;
  const history = contextOf(withoutBlankRows(table), options);
  return [...days, ...HISTORY_RULES.flatMap((rule) => rule(history))];
}

function contextOf(table: PriceTable, { as_of, ...options }: AuditOptions): AuditContext {
  const sorted = [...table.dates].sort();
  return {
    ...options,
    table,
    as_of,
    firstDate: sorted[0]!,
    lastDate: sorted.at(-1)!,
    returns: simpleReturns(table, options.source.kind),
  };
}
