import { type AuditContext, cellPlace, whereCell } from './audit-context.js';
import { type Finding, largest, makeFinding } from './finding.js';

/** Equal closes in a row from which a price counts as stale. */
const STALE_CLOSES = 5;

interface Run {
  /** Row of the first of the equal closes. */
  readonly start: number;
  readonly end: number;
  readonly closes: number;
}

/** Runs of {@link STALE_CLOSES} or more equal closes of an asset (returns of zero, in a file of returns): a warning. */
export function auditStaleRepeats(context: AuditContext): Finding[] {
  const { dates, symbols } = context.table;
  return symbols.flatMap((symbol, j) => {
    const runs = runsOf(context, j);
    const longest = largest(runs, ({ closes }) => closes);
    if (longest === undefined) return [];
    return makeFinding({
      rule: 'stale_repeat',
      severity: 'warning',
      rows: runs.map(({ start }) => cellPlace(context, start, j)),
      where: whereCell(context, cellPlace(context, longest.start, j)),
      law: 'a price should move',
      got: `${longest.closes} equal closes of ${symbol} to ${dates[longest.end]}${runs.length > 1 ? `, the longest of ${runs.length} runs` : ''}`,
      expected: `fewer than ${STALE_CLOSES} in a row`,
      cause: 'The asset hardly trades, its price is rounded coarsely, or the feed repeated its last value.',
    });
  });
}

function runsOf({ table, source, returns }: AuditContext, column: number): Run[] {
  const cols = table.symbols.length;
  const runs: Run[] = [];
  let zeros = 0;
  for (let t = 0; t <= table.dates.length; t++) {
    if (t < table.dates.length && returns[t * cols + column] === 0) {
      zeros++;
      continue;
    }
    // k returns of zero are k + 1 equal closes; the first of them is in the file only if the file holds prices.
    const start = source.kind === 'prices' ? t - zeros - 1 : t - zeros;
    if (zeros + 1 >= STALE_CLOSES) runs.push({ start, end: t - 1, closes: zeros + 1 });
    zeros = 0;
  }
  return runs;
}
