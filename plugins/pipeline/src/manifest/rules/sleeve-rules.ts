import type { z } from 'zod';
import type { Violation } from '../../errors.js';
import type { ConfigDocument } from '../config/config-document.js';
import { placeOf } from '../config/place.js';
import { didYouMean } from '../messages/did-you-mean.js';
import { show, showChoices } from '../messages/show.js';
import type { sleeveSchema } from '../sleeve-definition.js';

type Sleeve = z.output<typeof sleeveSchema>;

/** What contradicts what in a sleeve.yaml. */
export function sleeveViolations(sleeve: Sleeve, document: ConfigDocument): Violation[] {
  return [...layoutViolations(sleeve, document), ...assetViolations(sleeve, document)];
}

function layoutViolations({ source }: Sleeve, document: ConfigDocument): Violation[] {
  const isLong = source.layout === 'long';
  return (['symbol_column', 'value_column'] as const)
    .filter((key) => (source[key] !== undefined) !== isLong)
    .map((key) => ({
      where: placeOf([document], ['source', key]),
      rule: isLong ? 'the long layout needs this key' : 'only the long layout has this key',
      got: show(source[key]),
      expected: isLong ? 'the name of a column' : 'layout: long, or no such key',
      cause: isLong
        ? 'A row of the long layout is one date and one asset.'
        : 'The layout is wide unless the file says otherwise.',
    }));
}

function assetViolations({ assets, benchmarks = [] }: Sleeve, document: ConfigDocument): Violation[] {
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
