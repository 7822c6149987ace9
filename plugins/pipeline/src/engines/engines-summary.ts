import { type TextColumn, textTable } from '../report/text-table.js';
import type { EngineReport } from './engine-report.js';

const MAX_WIDTH = 160;

/** The engines for the terminal: a line each, then what keeps some from being used. Plain text that ends with a newline. */
export function enginesSummary(reports: readonly EngineReport[]): string {
  const column = (head: string, cell: (report: EngineReport) => string): TextColumn => ({
    head: [head],
    align: 'left',
    cells: reports.map(cell),
  });
  const columns = [
    column('engine', ({ engine }) => engine),
    column('found', ({ found }) => found ?? 'none'),
    column('needed', ({ needed }) => (needed === null ? '' : `${needed} or newer`)),
    column('self-test', ({ self_test }) => (self_test === null ? '' : self_test ? 'passed' : 'failed')),
    column('hrp mode', ({ engine, hrp_mode }) => (engine === 'custom' ? 'every one' : (hrp_mode ?? ''))),
    column('risk profiles', ({ engine, risk_profiles }) =>
      engine === 'custom' ? 'every one' : risk_profiles.join(', ') || 'simulator',
    ),
  ];
  const problems = reports.flatMap(({ problems: of }) => of.map((problem) => `  ${problem}\n`));
  return `${textTable(columns, MAX_WIDTH)}\n${problems.length === 0 ? '' : `\n${problems.join('')}`}`;
}
