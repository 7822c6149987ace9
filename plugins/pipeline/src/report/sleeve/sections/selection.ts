import { paragraph, type Section } from '../../document/block.js';
import { type Cell, figures, type Table, table, words } from '../../document/table.js';
import { entryCell } from '../../ledger-cells.js';
import type { SelectionFacts } from '../selection-facts.js';
import type { SleeveFacts } from '../sleeve-facts.js';

/** Whom each window chose, and how far the rules had to give way. */
export function selectionSection({ run, config, selection }: SleeveFacts): Section {
  const { threshold, top_n, min_winners } = config.selection;
  return {
    id: 'selection',
    title: 'Selection per window',
    blocks: [
      paragraph(
        `Up to ${top_n} winners a cluster at threshold ${threshold}, at least ${min_winners} in all; a relaxation above 1 says that the rules gave way to find them.`,
      ),
      table(
        [
          words('Window'),
          words('Train'),
          ...['Winners', 'Vetoed', 'Excluded', 'Relaxation', 'Ledger seq'].map(figures),
          words('Names by score'),
        ],
        selection.map((one) => [
          one.window,
          `${one.train.from} to ${one.train.to}`,
          ...[one.winners.length, one.vetoed.length, one.excluded.length].map(String),
          { text: String(one.relaxationStage), tone: one.relaxationStage === 1 ? 'good' : 'note' } as const,
          entryCell(run.profile, one),
          namesByScore(one),
        ]),
      ),
      chosenTable(selection),
    ],
  };
}

function namesByScore({ winners }: SelectionFacts): string {
  return [...winners]
    .sort((a, b) => b.score - a.score || (a.symbol < b.symbol ? -1 : 1))
    .map(({ symbol }) => symbol)
    .join(', ');
}

/** As many assets as a page shows. */
const SHOWN = 40;

/** Assets by window: chosen, vetoed or neither; those chosen most often first. */
function chosenTable(selection: readonly SelectionFacts[]): Table {
  const times = new Map<string, number>();
  for (const { winners } of selection)
    for (const { symbol } of winners) times.set(symbol, (times.get(symbol) ?? 0) + 1);
  const ranked = [...times].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, SHOWN);
  return table(
    [words('Asset'), figures('Chosen'), ...selection.map(({ window }) => figures(window))],
    ranked.map(([symbol, count]) => [symbol, String(count), ...selection.map((one) => mark(one, symbol))]),
    `Assets by window, those chosen most often first${times.size > SHOWN ? ` (${SHOWN} of ${times.size})` : ''}:`,
  );
}

function mark({ winners, vetoed }: SelectionFacts, symbol: string): Cell {
  if (winners.some((winner) => winner.symbol === symbol)) return { text: 'chosen', heat: 0.6 };
  return vetoed.includes(symbol) ? { text: 'vetoed', heat: -0.4 } : { text: '' };
}
