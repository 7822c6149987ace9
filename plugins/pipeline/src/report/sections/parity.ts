import { paragraph, type Section } from '../document/block.js';
import { table, words } from '../document/table.js';
import { counted } from '../format.js';
import type { MetaFacts } from '../meta-facts.js';

/** What all leaves share, and the exceptions that the manifest makes, with their reasons. */
export function paritySection({ parity }: MetaFacts): Section {
  const { leaves, parameters, exceptions, temporal_id, as_of } = parity;
  return {
    id: 'parity',
    title: 'Parity',
    blocks: [
      paragraph(
        `${counted(parameters, 'parameter')} of features, selection, backtest and time agree over ${counted(leaves.length, 'leaf sleeve')}; temporal id ${temporal_id}, as of ${as_of}.`,
      ),
      table(
        ['Leaf', 'Profile'].map(words),
        leaves.map(({ path, profile }) => [path, profile]),
      ),
      table(
        ['Parameter', 'Sleeve', 'Reason'].map(words),
        exceptions.map(({ parameter, sleeve, reason }) => [parameter, sleeve, reason]),
        'Exceptions:',
      ),
    ],
  };
}
