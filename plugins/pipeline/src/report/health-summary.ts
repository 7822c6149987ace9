import type { ProfileHealth } from '../stages/profile-health.js';
import { percent } from './format.js';
import { type TextColumn, textTable } from './text-table.js';

const MAX_WIDTH = 110;

/** The health of a run for the terminal: a line a risk profile. Plain text that ends with a newline. */
export function healthSummary(profiles: readonly ProfileHealth[]): string {
  const column = (head: string, cell: (health: ProfileHealth) => string): TextColumn => ({
    head: [head],
    align: 'right',
    cells: profiles.map(cell),
  });
  const columns: TextColumn[] = [
    { ...column('risk profile', ({ risk_profile }) => risk_profile), align: 'left' },
    ...(['requested', 'solved', 'fallback', 'failed'] as const).map((key) =>
      column(key, (health) => String(health[key])),
    ),
    column('solved ratio', ({ solved_ratio }) => percent(solved_ratio)),
  ];
  return `${textTable(columns, MAX_WIDTH)}\n`;
}
