import type { LedgerFinding } from '../ledger-findings.js';
import { figures, markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';

/** Warnings and errors that the stages recorded, with their place in the ledger. */
export function findingsSection({ findings }: MetaFacts): string[] {
  return [
    '## Findings',
    'Warnings and errors in the ledger of the run:',
    findings.length === 0
      ? 'none'
      : markdownTable(
          [figures('Ledger seq'), ...['Status', 'Stage', 'Risk profile', 'Finding', 'Data'].map(words)],
          findings.map(row),
        ),
  ];
}

function row({ seq, status, stage, risk_profile, step, data }: LedgerFinding): string[] {
  return [String(seq), status ?? 'n/a', stage ?? 'n/a', risk_profile ?? 'n/a', step, pairs(data)];
}

function pairs(data: LedgerFinding['data']): string {
  return Object.entries(data)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toPrecision(6)) : String(value)}`)
    .join(', ');
}
