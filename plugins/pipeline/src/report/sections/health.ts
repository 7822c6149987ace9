import type { Section } from '../document/block.js';
import { paragraph } from '../document/block.js';
import { figures, passed, type Table, table, words } from '../document/table.js';
import { percent } from '../format.js';
import type { HealthRow } from '../health-rows.js';
import { ledgerCell } from '../ledger-cells.js';
import type { StreamLedger } from '../stream-ledger.js';

export interface Health {
  readonly rows: readonly HealthRow[];
  readonly minSolvedRatio: number;
  readonly ledgers: readonly StreamLedger[];
}

/** How the requested windows ended, and why some were not solved. */
export function healthSection({ rows, minSolvedRatio, ledgers }: Health): Section {
  return {
    id: 'health',
    title: 'Health',
    blocks: [
      paragraph(
        `At least ${percent(minSolvedRatio)} of the requested windows must be solved; a fallback does not count as solved.`,
      ),
      table(
        [
          words('Stream'),
          words('Risk profile'),
          ...['Requested', 'Solved', 'Fallback', 'Failed', 'Solved ratio'].map(figures),
          words('Health'),
        ],
        rows.map((row) => [
          row.stream,
          row.risk_profile,
          ...[row.requested, row.solved, row.fallback, row.failed].map(String),
          percent(row.solved_ratio),
          passed(row.healthy),
        ]),
      ),
      failureTable(rows, ledgers),
    ],
  };
}

function failureTable(rows: readonly HealthRow[], ledgers: readonly StreamLedger[]): Table {
  return table(
    [...['Stream', 'Risk profile', 'Window', 'Status', 'Reason'].map(words), figures('Ledger seq')],
    rows.flatMap(({ stream, risk_profile: riskProfile, failures }) =>
      failures.map(({ window, status, reason }) => [
        stream,
        riskProfile,
        window,
        { text: status, tone: status === 'fallback' ? 'note' : 'bad' } as const,
        reason,
        ledgerCell(ledgers, { stream, riskProfile, window }),
      ]),
    ),
    'Windows that were not solved at the first attempt:',
  );
}
