import { type AuditContext, cellPlace, whereCell } from './audit-context.js';
import { type Finding, largest, makeFinding } from './finding.js';

/** Size of a one-session return from which it is doubted, as a fraction. */
const JUMP_LIMIT = 0.5;

/** One-session returns beyond ±{@link JUMP_LIMIT}: a warning; nothing is clipped. */
export function auditOneDayJumps(context: AuditContext): Finding[] {
  const { table, returns } = context;
  const cols = table.symbols.length;
  return table.symbols.flatMap((symbol, j) => {
    const jump = (t: number) => Math.abs(returns[t * cols + j]!);
    const rows = table.dates.map((_, t) => t).filter((t) => jump(t) > JUMP_LIMIT);
    const worst = largest(rows, jump);
    if (worst === undefined) return [];
    return makeFinding({
      rule: 'one_day_jump',
      severity: 'warning',
      rows: rows.map((t) => cellPlace(context, t, j)),
      where: whereCell(context, cellPlace(context, worst, j)),
      law: 'a return of one session should be plausible',
      got: `${(returns[worst * cols + j]! * 100).toFixed(1)} % of ${symbol} on ${table.dates[worst]}${rows.length > 1 ? `, the largest of ${rows.length} jumps` : ''}`,
      expected: `within ±${JUMP_LIMIT * 100} %`,
      cause: 'A split or dividend is not adjusted, a digit is wrong, or the market did move that much.',
    });
  });
}
