import { casesOf, type HostileCase, MANIFEST, manifestWith, PRICES, sleeveWith } from './case.js';

/** Paths that no configuration may lead to: out of the workspace, to devices, to nothing, to what is no path. */
const PATHS = [
  '../../../etc/passwd',
  '../../../../../../../../etc/passwd',
  '/etc/passwd',
  '/dev/zero',
  '/dev/stdin',
  '/proc/self/environ',
  '..',
  '.',
  '/',
  'a/../../../../x.csv',
  '..\\..\\x.csv',
  'C:\\Windows\\win.ini',
  '\\\\server\\share\\x.csv',
  'file:///etc/passwd',
  'https://example.com/prices.csv',
  '~/.ssh/id_ed25519',
  '%2e%2e/%2e%2e/x.csv',
  '....//....//x.csv',
  'CON',
  'aux.csv',
  'prices.csv:stream',
  '$(touch pwned)',
  '`touch pwned`',
  'x; touch pwned',
  '|touch pwned',
  '-rf',
  'prices\u202evsc.csv',
  'x'.repeat(5_000),
  `${'a/'.repeat(2_000)}x.csv`,
];

const quoted = (path: string) => JSON.stringify(path);

export const PATH_CASES: readonly HostileCase[] = [
  ...casesOf('source.path', PATHS, (path) => sleeveWith('prices.csv', quoted(path))),
  ...casesOf('calendar.sessions', PATHS, (path) =>
    sleeveWith('calendar: XNYS', `calendar: { sessions: ${quoted(path)}, periods_per_year: 252 }`),
  ),
  ...casesOf('extends of the manifest', PATHS, (path) => manifestWith('{', `{"extends": ${quoted(path)},`)),
  ...PATHS.map((path) => ({ name: `TV_MANIFEST_PATH ${path.slice(0, 60)}`, environment: { TV_MANIFEST_PATH: path } })),
  { name: 'prices that are a link out of the workspace', files: { [PRICES]: { link: '/etc/passwd' } } },
  { name: 'prices that are a link to a device', files: { [PRICES]: { link: '/dev/zero' } } },
  { name: 'prices that are a link to themselves', files: { [PRICES]: { link: 'prices.csv' } } },
  { name: 'prices that are a link to nothing', files: { [PRICES]: { link: 'none.csv' } } },
  { name: 'prices that are a link to a folder', files: { [PRICES]: { link: '..' } } },
  { name: 'a manifest that is a link out of the workspace', files: { [MANIFEST]: { link: '/etc/passwd' } } },
  { name: 'a manifest that is a link to a device', files: { [MANIFEST]: { link: '/dev/zero' } } },
  { name: 'a manifest that is a link to itself', files: { [MANIFEST]: { link: 'manifest.json' } } },
  {
    name: 'a sleeve.yaml that is a link out of the workspace',
    files: { 'sleeves/alpha/sleeve.yaml': { link: '/etc/passwd' } },
  },
  { name: 'artifacts that are a link out of the workspace', files: { artifacts: { link: '/tmp' } } },
  { name: 'a journal that is a link out of the workspace', files: { '.metafolio': { link: '/tmp' } } },
];
