import type { WindowRecord } from '../../stages/walk-forward-stream.js';
import { type Block, folded, panels, type Section } from '../document/block.js';
import { figures, table, words } from '../document/table.js';
import { basisPoints, counted, optional, percent, ratio } from '../format.js';

const COLUMNS = [
  words('Window'),
  words('Status'),
  words('Regime'),
  words('Train'),
  words('Test'),
  ...['Turnover', 'Cost', 'Return', 'Volatility', 'Sharpe'].map(figures),
];

/** Every window: how it ended, what it traded and cost, how it went. */
export function windowsSection(
  riskProfiles: readonly { readonly riskProfile: string; readonly windows: readonly WindowRecord[] }[],
  note: string,
): Section {
  return {
    id: 'windows',
    title: 'Windows',
    note,
    blocks: [panels(riskProfiles, ({ windows }) => windowBlocks(windows))],
  };
}

function windowBlocks(windows: readonly WindowRecord[]): Block[] {
  return [
    folded(counted(windows.length, 'window'), [
      table(
        COLUMNS,
        windows.map((window) => [
          String(window.window),
          { text: window.status, tone: window.status === 'success' ? 'good' : 'note' },
          window.regime,
          span(window.train),
          span(window.test),
          optional(window.turnover, percent),
          optional(window.cost, basisPoints),
          optional(window.total_return, percent),
          optional(window.volatility_annual, percent),
          optional(window.sharpe, ratio),
        ]),
      ),
    ]),
  ];
}

function span(range: { readonly from: string; readonly to: string } | null): string {
  return range === null ? 'n/a' : `${range.from} to ${range.to}`;
}
