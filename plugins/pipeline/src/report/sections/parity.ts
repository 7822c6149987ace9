import { counted } from '../format.js';
import { markdownTable, words } from '../markdown-table.js';
import type { MetaFacts } from '../meta-facts.js';

/** What all leaves share, and the exceptions that the manifest makes, with their reasons. */
export function paritySection({ parity }: MetaFacts): string[] {
  const { leaves, parameters, exceptions, temporal_id, as_of } = parity;
  return [
    '## Parity',
    `${counted(parameters, 'parameter')} of features, selection, backtest and time agree over ${counted(leaves.length, 'leaf sleeve')}; temporal id ${temporal_id}, as of ${as_of}.`,
    markdownTable(
      ['Leaf', 'Profile'].map(words),
      leaves.map(({ path, profile }) => [path, profile]),
    ),
    'Exceptions:',
    exceptions.length === 0
      ? 'none'
      : markdownTable(
          ['Parameter', 'Sleeve', 'Reason'].map(words),
          exceptions.map(({ parameter, sleeve, reason }) => [parameter, sleeve, reason]),
        ),
  ];
}
