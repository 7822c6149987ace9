import type { Section } from '../document/block.js';
import { figures, table, words } from '../document/table.js';
import type { StreamLedger } from '../stream-ledger.js';
import { vetoCounts } from '../vetoes.js';

/** How many assets a row names. */
const NAMED = 5;

/** Which rules of selection struck, how often, and whom most. */
export function vetoesSection(ledgers: readonly StreamLedger[], whose: string): Section {
  return {
    id: 'vetoes',
    title: 'Vetoes',
    blocks: [
      table(
        [words('Sleeve'), words('Rule'), figures('Vetoes'), figures('Windows'), words('Most often')],
        vetoCounts(ledgers).map(({ stream, rule, vetoes, windows, assets }) => [
          stream,
          rule,
          String(vetoes),
          String(windows),
          assets
            .slice(0, NAMED)
            .map(({ symbol, times }) => `${symbol} ${times}`)
            .join(', '),
        ]),
        `Vetoes of selection over all windows${whose}:`,
      ),
    ],
  };
}
