import { type AuditContext, rowPlace, whereRow } from './audit-context.js';
import { type Finding, firstOf, makeFinding } from './finding.js';

/** Fewer assets than this can honestly stand still together. */
const CERTAIN_ASSETS = 5;

/**
 * Sessions on which two or more assets have returns and all of them are exactly zero: a row copied from the one before.
 * An error from {@link CERTAIN_ASSETS} assets on an exchange calendar. A warning with fewer, because two to four quiet assets in
 * coarse ticks do it honestly (AMD and RRC on 153 days from 1990 to 2022), and on 24x7, where a venue can halt.
 */
export function auditZeroPadding(context: AuditContext): Finding[] {
  const rows = context.table.dates
    .map((_, t) => ({ t, assets: standingStill(context, t) }))
    .filter(({ assets }) => assets > 1);
  const isCertain = ({ assets }: StillRow) => context.calendar !== '24x7' && assets >= CERTAIN_ASSETS;
  const doubtful = rows.filter((row) => !isCertain(row));
  return [...padding(context, rows.filter(isCertain), 'error'), ...padding(context, doubtful, 'warning')];
}

interface StillRow {
  readonly t: number;
  readonly assets: number;
}

function padding(context: AuditContext, rows: readonly StillRow[], severity: Finding['severity']): Finding[] {
  const first = rows[0];
  if (first === undefined) return [];
  const place = rowPlace(context, first.t);
  return [
    makeFinding({
      rule: 'zero_padding',
      severity,
      rows: rows.map(({ t }) => rowPlace(context, t)),
      where: whereRow(context, place),
      law: 'the assets should not all stand still on one session',
      got: `a return of 0 for all ${first.assets} assets on ${place.date}${firstOf(rows.length, 'rows')}`,
      expected: 'some asset to move',
      cause: 'A missing session was filled with the row before; remove the row, or get the session from the vendor.',
    }),
  ];
}

/** Number of assets with a return in a row when all of those are zero, else 0. */
function standingStill({ table, returns }: AuditContext, row: number): number {
  const cols = table.symbols.length;
  let observed = 0;
  for (let k = row * cols; k < (row + 1) * cols; k++) {
    if (Number.isNaN(returns[k]!)) continue;
    if (returns[k] !== 0) return 0;
    observed++;
  }
  return observed;
}
