import type { Section } from '../document/block.js';
import { figures, table, words } from '../document/table.js';
import { jsonPairs } from '../json-pairs.js';
import { entryCell } from '../ledger-cells.js';
import type { LedgerFinding } from '../ledger-findings.js';

/** Warnings and errors that the stages recorded, with their place in the ledger of the run. */
export function findingsSection(stream: string, findings: readonly LedgerFinding[]): Section {
  return {
    id: 'findings',
    title: 'Findings',
    blocks: [
      table(
        [figures('Ledger seq'), ...['Status', 'Stage', 'Risk profile', 'Finding', 'Data'].map(words)],
        findings.map(({ seq, status, stage, risk_profile, step, data }) => [
          entryCell(stream, { seq }),
          { text: status ?? 'n/a', tone: status === 'error' ? 'bad' : 'note' },
          stage ?? 'n/a',
          risk_profile ?? 'n/a',
          step,
          jsonPairs(data),
        ]),
        'Warnings and errors in the ledger of the run:',
      ),
    ],
  };
}
