import { percent } from '../format.js';
import { type HealthRow, healthRows } from '../health-rows.js';
import { figures, markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';

/** How the requested windows ended, of the meta and of its sleeves, and why some were not solved. */
export function healthSection(facts: MetaFacts): string[] {
  const rows = healthRows(facts);
  const { min_solved_ratio } = facts.config.health;
  return [
    '## Health',
    `At least ${percent(min_solved_ratio)} of the requested windows must be solved; a fallback does not count as solved.`,
    markdownTable(
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
        row.healthy ? 'PASS' : 'FAIL',
      ]),
    ),
    'Windows that were not solved at the first attempt:',
    failureTable(rows),
  ];
}

function failureTable(rows: readonly HealthRow[]): string {
  const failures = rows.flatMap(({ stream, risk_profile, failures }) =>
    failures.map(({ window, status, reason }) => [stream, risk_profile, window, status, reason]),
  );
  if (failures.length === 0) return 'none';
  return markdownTable(['Stream', 'Risk profile', 'Window', 'Status', 'Reason'].map(words), failures);
}
