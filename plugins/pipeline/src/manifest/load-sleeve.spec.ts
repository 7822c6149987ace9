import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder, workspaceOf } from '../storage/testing/workspace.js';
import { loadSleeve } from './load-sleeve.js';

const load = (text: string) =>
  loadSleeve({ workspaceRoot: workspaceOf({ 'sleeves/etf/sleeve.yaml': text }), profile: 'etf' });

const HEAD = 'description: ETFs\ncalendar: XNYS\nsource:\n  path: prices.csv\n  kind: prices\n';

describe('sleeve.yaml', () => {
  test('has defaults, and the path of its data from the workspace root', () => {
    expect(load(HEAD)).toEqual({
      description: 'ETFs',
      calendar: 'XNYS',
      direction: 'long',
      source: {
        path: 'sleeves/etf/prices.csv',
        files: ['sleeves/etf/prices.csv'],
        kind: 'prices',
        layout: 'wide',
        date_column: 'date',
      },
      sourcePaths: ['sleeves/etf/prices.csv'],
      sourceFiles: ['sleeves/etf/prices.csv'],
    });
  });

  test('may say all that there is to say, of data elsewhere in the workspace', () => {
    const text = `
description: Coins
calendar: 24x7
direction: short
source: { path: ../../data/coins.csv.gz, kind: returns, layout: long, date_column: day, symbol_column: coin, value_column: r }
assets:
  BTC-USD: { sector: L1, market: spot, adv: 1.0e10, adx: 25, tick_size: 0.01, lot_size: 0.0001 }
  "NO": { direction: long }
benchmarks: [BTC-USD]
`;
    expect(load(text)).toEqual({
      description: 'Coins',
      calendar: '24x7',
      direction: 'short',
      source: {
        path: 'data/coins.csv.gz',
        files: ['data/coins.csv.gz'],
        kind: 'returns',
        layout: 'long',
        date_column: 'day',
        symbol_column: 'coin',
        value_column: 'r',
      },
      assets: {
        'BTC-USD': { sector: 'L1', market: 'spot', adv: 1e10, adx: 25, tick_size: 0.01, lot_size: 0.0001 },
        NO: { direction: 'long' },
      },
      benchmarks: ['BTC-USD'],
      sourcePaths: ['data/coins.csv.gz'],
      sourceFiles: ['data/coins.csv.gz'],
    });
  });

  test('is frozen all the way down', () => {
    const sleeve = load(`${HEAD}assets:\n  SPY: {}\n`);
    expect([sleeve, sleeve.source, sleeve.assets, sleeve.assets?.SPY].every(Object.isFrozen)).toBe(true);
  });
});

const SOURCE_KEYS =
  '"path", "sql", "database", "attach", "inputs", "snapshot", "kind", "layout", "date_column", "symbol_column", "value_column"';
const OUTSIDE = 'A run must not depend on files that the workspace does not hold; copy the file into it.';

const BAD_SLEEVES: [name: string, text: string, ...messages: string[]][] = [
  [
    'an empty file',
    '',
    '1: the value has the wrong type, got null (expected an object). An empty value is null; write the value.',
  ],
  [
    'missing keys',
    'source:\n  kind: prices\n',
    '1: description: the key is required, got nothing (expected a text that is not empty). Add it: One line for people.',
    '1: calendar: the key is required, got nothing (expected one of "XNYS", "weekdays", "24x7" or an object). Add it: Sessions on which the data must have a row, and periods a year (252, 365 for 24x7, or as said beside the file of sessions).',
  ],
  [
    'an unknown key',
    `${HEAD}  date_colum: day\n`,
    `6: source.date_colum: the key is unknown, got "date_colum" (expected one of ${SOURCE_KEYS}). Did you mean "date_column"?`,
  ],
  [
    'an unknown calendar',
    HEAD.replace('XNYS', 'NYSE'),
    '2: calendar: the value fits none of the choices, got "NYSE" (expected one of "XNYS", "weekdays", "24x7" or an object). Sessions on which the data must have a row, and periods a year (252, 365 for 24x7, or as said beside the file of sessions).',
  ],
  [
    'an asset without its braces',
    `${HEAD}assets:\n  SPY:\n`,
    '7: assets.SPY: the value has the wrong type, got null (expected an object). An empty value is null; write the value.',
  ],
  [
    'a symbol with a dot, at its place',
    `${HEAD}assets:\n  BRK.B: { adv: -1 }\n`,
    '7: assets["BRK.B"].adv: the value is out of range, got -1 (expected a number above 0). Average daily value traded, in currency.',
  ],
  [
    'a symbol that YAML reads as a number',
    `${HEAD}benchmarks:\n  - 0050\n`,
    '7: benchmarks[0]: the value has the wrong type, got 50 (expected a text that is not empty). Put it in quotes.',
  ],
  [
    'no assets',
    `${HEAD}assets: {}\n`,
    '6: assets: a sleeve must have an asset, got {} (expected at least one symbol, or no such key). Only the assets listed take part; leave the key out to take every column.',
  ],
  [
    'a benchmark that is no asset',
    `${HEAD}assets:\n  SPY: {}\n  TLT: {}\nbenchmarks:\n  - SPYY\n`,
    '10: benchmarks[0]: a benchmark must be one of the assets, got "SPYY" (expected one of "SPY", "TLT"). Did you mean "SPY"?',
  ],
  [
    'a long layout without its columns',
    `${HEAD}  layout: long\n`,
    '3: source.symbol_column: the long layout needs this key, got nothing (expected the name of a column). A row of the long layout is one date and one asset.',
    '3: source.value_column: the long layout needs this key, got nothing (expected the name of a column). A row of the long layout is one date and one asset.',
  ],
  [
    'a column of the long layout in a wide one',
    `${HEAD}  value_column: close\n`,
    '6: source.value_column: only the long layout has this key, got "close" (expected layout: long, or no such key). The layout is wide unless the file says otherwise.',
  ],
  [
    'data outside of the workspace',
    HEAD.replace('prices.csv', '../../../prices.csv'),
    `4: source.path: the path must stay in the workspace, got "../../../prices.csv" (expected a path below the workspace root). ${OUTSIDE}`,
  ],
];

describe('a bad sleeve.yaml is told with file, line, path, rule, value and likely cause', () => {
  test.each(BAD_SLEEVES)('%s', (_name, text, ...messages) => {
    const message = messages.map((line) => `sleeves/etf/sleeve.yaml:${line}`).join('\n');
    expect(() => load(text)).toThrow(expect.objectContaining({ name: 'ConfigurationError', message }));
  });

  test('a missing file', () => {
    const message =
      'sleeves/etf/sleeve.yaml: the sleeve must exist, got no such file (expected the file sleeves/etf/sleeve.yaml in the workspace). The folder must be named like the profile in the manifest.';
    expect(() => loadSleeve({ workspaceRoot: workspaceOf({}), profile: 'etf' })).toThrow(
      expect.objectContaining({ message }),
    );
  });

  test('a folder that is a link out of the workspace', () => {
    const workspaceRoot = workspaceOf({ 'sleeves/other/sleeve.yaml': HEAD });
    symlinkSync(temporaryFolder(), join(workspaceRoot, 'sleeves/etf'));
    const message = `sleeves/etf/sleeve.yaml: the path must stay in the workspace, got "sleeves/etf/sleeve.yaml" (expected a path below the workspace root). ${OUTSIDE}`;
    expect(() => loadSleeve({ workspaceRoot, profile: 'etf' })).toThrow(expect.objectContaining({ message }));
  });
});
