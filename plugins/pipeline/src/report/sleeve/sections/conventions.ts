import { list, type Section } from '../../document/block.js';
import { costNote, measureNotes, rebalanceNote, windowsNote } from '../../sections/conventions.js';
import type { SleeveFacts } from '../sleeve-facts.js';

/** How the figures were made. */
export function sleeveConventionsSection({ config, calendar }: SleeveFacts): Section {
  const { backtest } = config;
  return {
    id: 'conventions',
    title: 'Conventions',
    blocks: [
      list([
        `Windows: ${windowsNote(backtest)}`,
        rebalanceNote('asset', backtest),
        costNote(backtest),
        ...measureNotes(calendar),
        'Turnover is traded value over equity a year, purchases and sales each counted, without the first investment; costs are with it.',
        'The universe holds every asset that has a return at equal weights, traded back every day at no cost; declared benchmarks likewise.',
      ]),
    ],
  };
}
