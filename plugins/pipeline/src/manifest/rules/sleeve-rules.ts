import type { Violation } from '../../errors.js';
import type { ConfigDocument } from '../config/config-document.js';
import { placeOf } from '../config/place.js';
import { didYouMean } from '../messages/did-you-mean.js';
import { show, showChoices } from '../messages/show.js';
import type { SleeveDocument } from '../sleeve-definition.js';
import { fileViolations } from './path-rules.js';
import { sourceViolations } from './source-rules.js';

/** What contradicts what in a sleeve.yaml. */
export function sleeveViolations(sleeve: SleeveDocument, document: ConfigDocument): Violation[] {
  const { source, calendar } = sleeve;
  const sessions = typeof calendar === 'string' ? undefined : calendar.sessions;
  return [
    ...sourceViolations(source, document),
    ...fileViolations(sessions, placeOf([document], ['calendar', 'sessions'])),
    ...assetViolations(sleeve, document),
  ];
}

function assetViolations({ assets, benchmarks = [] }: SleeveDocument, document: ConfigDocument): Violation[] {
  if (assets === undefined) return [];
  const symbols = Object.keys(assets);
  if (symbols.length === 0) {
    return [
      {
        where: placeOf([document], ['assets']),
        rule: 'a sleeve must have an asset',
        got: '{}',
        expected: 'at least one symbol, or no such key',
        cause: 'Only the assets listed take part; leave the key out to take every column.',
      },
    ];
  }
  return benchmarks.flatMap((symbol, index) => {
    if (symbols.includes(symbol)) return [];
    return [
      {
        where: placeOf([document], ['benchmarks', index]),
        rule: 'a benchmark must be one of the assets',
        got: show(symbol),
        expected: `one of ${showChoices(symbols)}`,
        cause: didYouMean(symbol, symbols) ?? 'Only the assets listed take part; add it to them.',
      },
    ];
  });
}
