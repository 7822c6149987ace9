import { basisPoints, counted, optional, percent, ratio } from '../format.js';
import { figures, markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';
import type { RiskProfileFacts } from '../risk-profile-facts.js';
import { sampleLabel } from '../sample-label.js';
import { folded } from './folded.js';

const COLUMNS = [
  words('Window'),
  words('Status'),
  words('Regime'),
  words('Train'),
  words('Test'),
  ...['Turnover', 'Cost', 'Return', 'Volatility', 'Sharpe'].map(figures),
];

/** Every allocation window of the meta: how it ended, what it traded and cost, how it went. */
export function windowsSection(facts: MetaFacts): string[] {
  return [
    `## Windows (${sampleLabel(facts)})`,
    ...facts.riskProfiles.flatMap(({ riskProfile, windows }) =>
      folded(`${riskProfile}: ${counted(windows.length, 'window')}`, table(windows)),
    ),
  ];
}

function table(windows: RiskProfileFacts['windows']): string {
  return markdownTable(
    COLUMNS,
    windows.map((window) => [
      String(window.window),
      window.status,
      window.regime,
      span(window.train),
      span(window.test),
      optional(window.turnover, percent),
      optional(window.cost, basisPoints),
      optional(window.total_return, percent),
      optional(window.volatility_annual, percent),
      optional(window.sharpe, ratio),
    ]),
  );
}

function span(range: { readonly from: string; readonly to: string } | null): string {
  return range === null ? 'n/a' : `${range.from} to ${range.to}`;
}
