import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, DataError, GateError, type PipelineError } from '../errors.js';
import { riskSchema } from '../manifest/blocks/risk.js';
import { temporaryFolder, workspaceOf } from '../storage/testing/workspace.js';
import { verifyArtifact } from '../storage/verify.js';
import { openManifest, runLine } from './testing/run-line.js';
import { syntheticPrices } from './testing/synthetic-prices.js';
import { MANIFEST_FILE, smallManifest, smallWorkspace } from './testing/temporary-workspace.js';

const PRICES = 'sleeves/alpha/prices.csv';
const SLEEVE = 'sleeves/alpha/sleeve.yaml';

type Files = Record<string, string>;
type Manifest = ReturnType<typeof smallManifest>;

interface BadInput {
  readonly files: Files;
  /** Whose line is run; alpha by default. */
  readonly profile?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Text in the line of the manifest that LINE in the message stands for; the last line that has it. */
  readonly at?: string;
  readonly error: new (...parts: never[]) => PipelineError;
  readonly message: string;
}

const good = smallWorkspace();

const manifestWith = (change: (manifest: Manifest) => object): Files => ({
  ...good,
  [MANIFEST_FILE]: JSON.stringify(change(smallManifest()), null, 2),
});
const profilesWith = (change: (profiles: Manifest['profiles']) => object): Files =>
  manifestWith((manifest) => ({ ...manifest, profiles: { ...manifest.profiles, ...change(manifest.profiles) } }));
const replaced = (file: string, text: string, by: string): Files => ({ ...good, [file]: good[file].replace(text, by) });
/** The small workspace with other lines of alpha's prices; line 1 is the header. */
const linesWith = (change: (lines: string[]) => string[]): Files => ({
  ...good,
  [PRICES]: `${change(good[PRICES].trimEnd().split('\n')).join('\n')}\n`,
});
const line11 = (by: (cells: string[]) => string[]): Files =>
  linesWith((lines) => lines.with(10, by(lines[10].split(',')).join(',')));
const without = (file: string): Files => Object.fromEntries(Object.entries(good).filter(([path]) => path !== file));

async function run({ profile = 'alpha', environment }: BadInput, root: string): Promise<void> {
  openManifest(root, environment);
  await runLine(root, profile);
}

function messageOf({ files, at, message }: BadInput): string {
  if (at === undefined) return message;
  const line = files[MANIFEST_FILE].split('\n').findLastIndex((text) => text.includes(at)) + 1;
  return message.replace('LINE', `${line}`);
}

const MANIFESTS: Record<string, BadInput> = {
  'no manifest': {
    files: without(MANIFEST_FILE),
    error: ConfigurationError,
    message:
      'configs/manifest.json: the manifest must exist, got no such file (expected the file configs/manifest.json in the workspace). ' +
      'The path comes from --manifest, TV_MANIFEST_PATH or the manifest option in nx.json, relative to the workspace.',
  },
  'a variable that names no manifest': {
    files: good,
    environment: { TV_MANIFEST_PATH: 'configs/canary.json' },
    error: ConfigurationError,
    message:
      'configs/canary.json: the manifest must exist, got no such file (expected the file configs/canary.json in the workspace). ' +
      'The path comes from --manifest, TV_MANIFEST_PATH or the manifest option in nx.json, relative to the workspace.',
  },
  'an unknown key': {
    files: profilesWith(() => ({ alpha: { risk: { cluster_capp: 0.4 } } })),
    at: 'cluster_capp',
    error: ConfigurationError,
    message:
      'configs/manifest.json:LINE: profiles.alpha.risk.cluster_capp: the key is unknown, got "cluster_capp" ' +
      `(expected one of ${Object.keys(riskSchema.shape)
        .map((key) => `"${key}"`)
        .join(', ')}). Did you mean "cluster_cap"?`,
  },
  'an unknown profile as a sleeve': {
    files: replaced(MANIFEST_FILE, '"profile": "alpha"', '"profile": "alhpa"'),
    at: 'alhpa',
    error: ConfigurationError,
    message:
      'configs/manifest.json:LINE: profiles.inner.sleeves[0].profile: the profile is unknown, got "alhpa" ' +
      '(expected one of "alpha", "beta", "gamma", "inner", "outer"). Did you mean "alpha"?',
  },
  'an unknown profile under another': {
    files: profilesWith(({ gamma }) => ({ gamma: { ...gamma, extends: 'beat' } })),
    at: 'beat',
    error: ConfigurationError,
    message:
      'configs/manifest.json:LINE: profiles.gamma.extends: the profile is unknown, got "beat" ' +
      '(expected one of "alpha", "beta", "gamma", "inner", "outer"). Did you mean "beta"?',
  },
  'a cycle among metas': {
    files: replaced(MANIFEST_FILE, '"profile": "alpha"', '"profile": "outer"'),
    at: '"profile": "outer"',
    error: ConfigurationError,
    message:
      'configs/manifest.json:LINE: profiles.inner.sleeves[0].profile: a meta-portfolio must not contain itself, ' +
      'got inner → outer → inner (expected a chain that ends in sleeves). ' +
      'Remove one of these sleeves, or pin an archived run of it with run_id.',
  },
  'two sleeves with one id': {
    files: replaced(MANIFEST_FILE, '"id": "second"', '"id": "first"'),
    at: '"id": "first"',
    error: ConfigurationError,
    message:
      'configs/manifest.json:LINE: profiles.inner.sleeves[1].id: the ids of the sleeves of a meta-portfolio must differ, ' +
      'got "first" (expected an id that sleeves[0] does not have). A sleeve was copied; give it an id of its own.',
  },
  'upper bounds that no sum of 1 satisfies': {
    files: replaced(MANIFEST_FILE, '"max_weight": 0.52', '"max_weight": 0.49'),
    at: '"max_weight": 0.49',
    error: ConfigurationError,
    message:
      'configs/manifest.json:LINE: profiles.inner.meta_allocation.max_weight: max_weight of 2 sleeves must admit a sum of 1, ' +
      'got 0.49 (expected at least 1/2). A sleeve was removed, or the bound was meant for more of them.',
  },
  'lower bounds that no sum of 1 satisfies': {
    files: replaced(MANIFEST_FILE, '"min_weight": 0.48', '"min_weight": 0.51'),
    at: '"min_weight": 0.51',
    error: ConfigurationError,
    message:
      'configs/manifest.json:LINE: profiles.inner.meta_allocation.min_weight: min_weight of 2 sleeves must admit a sum of 1, ' +
      'got 0.51 (expected at most 1/2). A sleeve was added, or the bound was meant for fewer of them.',
  },
  'a manifest outside the workspace': {
    files: good,
    environment: { TV_MANIFEST_PATH: '../manifest.json' },
    error: ConfigurationError,
    message:
      'TV_MANIFEST_PATH: the path must stay in the workspace, got "../manifest.json" (expected a path below the workspace root). ' +
      'A run must not depend on files that the workspace does not hold; copy the file into it.',
  },
  'a manifest that extends one outside the workspace': {
    files: manifestWith((manifest) => ({ extends: '../../manifest.json', ...manifest })),
    at: '"extends"',
    error: ConfigurationError,
    message:
      'configs/manifest.json:LINE: extends: the path must stay in the workspace, got "../../manifest.json" ' +
      '(expected a path below the workspace root). ' +
      'A run must not depend on files that the workspace does not hold; copy the file into it.',
  },
  'a key __proto__ in the manifest': {
    files: replaced(MANIFEST_FILE, '"alpha": {}', '"alpha": { "__proto__": { "polluted": true } }'),
    at: '__proto__',
    error: ConfigurationError,
    message:
      'configs/manifest.json:LINE: profiles.alpha.__proto__: the key is forbidden, got "__proto__" (expected another name). ' +
      'It has a meaning of its own in JavaScript; rename it.',
  },
  'a pinned run that is not there': {
    files: profilesWith(({ inner }) => ({
      inner: {
        ...inner,
        sleeves: inner.sleeves.map((child, k) => ({ ...child, run_id: `${child.profile}-${`${k}`.repeat(12)}` })),
      },
    })),
    profile: 'inner',
    error: GateError,
    message:
      'inner: preflight: every precondition must hold before anything is computed, got 2 problems (expected none). ' +
      'What is wrong, and its remedy:\n' +
      '  - sleeve first: there is no run artifacts/runs/alpha-000000000000; ' +
      'restore it from where it was archived, or take run_id out of the manifest\n' +
      '  - sleeve second: there is no run artifacts/runs/beta-111111111111; ' +
      'restore it from where it was archived, or take run_id out of the manifest',
  },
};

const SLEEVES: Record<string, BadInput> = {
  'prices outside the workspace': {
    files: replaced(SLEEVE, 'prices.csv', '../../../prices.csv'),
    error: ConfigurationError,
    message:
      'sleeves/alpha/sleeve.yaml:2: source.path: the path must stay in the workspace, got "../../../prices.csv" ' +
      '(expected a path below the workspace root). ' +
      'A run must not depend on files that the workspace does not hold; copy the file into it.',
  },
  'a key __proto__ in sleeve.yaml': {
    files: replaced(SLEEVE, 'calendar: XNYS', 'calendar: XNYS\nassets: { __proto__: { polluted: true } }'),
    error: ConfigurationError,
    message:
      'sleeves/alpha/sleeve.yaml:4: assets.__proto__: the key is forbidden, got "__proto__" (expected another name). ' +
      'It has a meaning of its own in JavaScript; rename it.',
  },
  'an alias bomb in sleeve.yaml': {
    files: {
      ...good,
      [SLEEVE]: [
        'description: &a [x, x, x, x, x, x, x, x, x, x]',
        'source: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]',
        'calendar: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]',
        'assets: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]',
      ].join('\n'),
    },
    error: ConfigurationError,
    message:
      'sleeves/alpha/sleeve.yaml:3: aliases repeat too many values, got more than 1000 values (expected at most 1000 in a file). ' +
      'Aliases of aliases grow without end; write the values out.',
  },
};

const CSV: Record<string, BadInput> = {
  'a date that stands twice': {
    files: linesWith((lines) => [...lines.slice(0, 11), lines[10], ...lines.slice(11)]),
    error: DataError,
    message:
      'sleeves/alpha/prices.csv: the price audit must find no error, got 1 (expected 0). Mend the source:\n' +
      '- duplicate: sleeves/alpha/prices.csv: line 12, column date: a date must stand once, ' +
      'got 2022-01-14 again, after line 11 (expected one row a date). ' +
      'Two downloads were appended with an overlap, or intraday rows lost their time; keep one row a date.',
  },
  'dates out of order': {
    files: linesWith((lines) => [...lines.slice(0, 10), lines[11], lines[10], ...lines.slice(12)]),
    error: DataError,
    message:
      'sleeves/alpha/prices.csv: the price audit must find no error, got 1 (expected 0). Mend the source:\n' +
      '- unsorted: sleeves/alpha/prices.csv: line 12, column date: dates must ascend, ' +
      'got 2022-01-14 after 2022-01-18 (expected a later date than in the row before). ' +
      'The file is sorted newest first or was appended out of order; sort it by date.',
  },
  'a text in the place of a number': {
    files: line11((cells) => cells.with(2, 'n/a')),
    error: DataError,
    message:
      'sleeves/alpha/prices.csv: line 11, column BBB: a value must be a decimal number, got "n/a" ' +
      '(expected digits with an optional decimal point and exponent, or an empty cell). ' +
      'A missing value is an empty cell; export without a placeholder.',
  },
  'a negative price': {
    files: line11((cells) => cells.with(2, '-1.5')),
    error: DataError,
    message:
      'sleeves/alpha/prices.csv: line 11, column BBB: a price must be a positive number, got -1.5 (expected from 1e-15 to 1e+15). ' +
      'A missing price was written as zero, back-adjustment went below zero, or the column holds returns (source.kind: returns).',
  },
  'a price of zero': {
    files: line11((cells) => cells.with(2, '0')),
    error: DataError,
    message:
      'sleeves/alpha/prices.csv: line 11, column BBB: a price must be a positive number, got 0 (expected from 1e-15 to 1e+15). ' +
      'A missing price was written as zero, back-adjustment went below zero, or the column holds returns (source.kind: returns).',
  },
  'an empty file': {
    files: { ...good, [PRICES]: '' },
    error: DataError,
    message:
      'sleeves/alpha/prices.csv: the file must not be empty, got 0 lines with text (expected a header and rows). ' +
      'The download failed and left an empty file behind.',
  },
  'a row on a Saturday': {
    files: linesWith((lines) => lines.toSpliced(6, 0, '2022-01-08,101,102,103,104,105')),
    error: DataError,
    message:
      'sleeves/alpha/prices.csv: the price audit must find no error, got 1 (expected 0). Mend the source:\n' +
      '- off_calendar: sleeves/alpha/prices.csv: line 7, column date: every row must be a session of XNYS, ' +
      'got 2022-01-08 (Saturday) (expected a day on which the market trades). ' +
      'The series was padded to days without trading (filled forward before the export), ' +
      'or the sleeve declares the wrong calendar.',
  },
};

/** What is seen only after stages that did succeed. */
const LATER: Record<string, BadInput & { readonly left: readonly string[] }> = {
  'fewer rows than one window needs': {
    files: {
      ...manifestWith(({ defaults, ...rest }) => ({ ...rest, defaults: { ...defaults, data: {} } })),
      [PRICES]: syntheticPrices({ symbols: ['AAA', 'BBB'], seed: 1, rows: 50 }),
    },
    error: DataError,
    message:
      'sleeves/alpha/prices.csv: the rows must hold at least one window, got 49 rows (expected at least 50: train 40, purge 0, test 10). ' +
      'The history is too short for the windows, or lookback_days cuts it too far.',
    left: ['ingest'],
  },
  'bounds that no choice of winners satisfies': {
    files: profilesWith(() => ({ alpha: { risk: { max_weight: 0.1 } } })),
    error: GateError,
    message:
      'alpha: tournament-min_variance: at least one window must be solved, got 0 of 8 (expected 1 or more). ' +
      'Window 0: constraintsFor: options.minWeight, options.maxWeight: the bounds must admit weights of sum 1, ' +
      'got minWeight = 0, maxWeight = 0.1, N = 4 (expected minWeight ≤ maxWeight and N·minWeight ≤ 1 ≤ N·maxWeight). ' +
      'The bounds were set for another number of assets; columns without usable history do not count.',
    left: ['ingest', 'select'],
  },
};

describe.each([
  ['manifests', MANIFESTS],
  ['sleeves', SLEEVES],
  ['prices', CSV],
])('bad %s', (_kind, rows) => {
  it.each(Object.entries(rows))(
    '%s: says where, which rule, what value and why, and leaves nothing',
    async (_name, bad) => {
      const root = workspaceOf(bad.files);
      const running = run(bad, root);
      await expect(running).rejects.toBeInstanceOf(bad.error);
      await expect(running).rejects.toHaveProperty('message', messageOf(bad));
      expect(existsSync(join(root, 'artifacts'))).toBe(false);
      expect({}).not.toHaveProperty('polluted');
    },
  );
});

describe('bad input that shows later', () => {
  it.each(Object.entries(LATER))('%s: leaves what was whole before it, and nothing else', async (_name, bad) => {
    const root = workspaceOf(bad.files);
    const running = run(bad, root);
    await expect(running).rejects.toBeInstanceOf(bad.error);
    await expect(running).rejects.toHaveProperty('message', messageOf(bad));
    const alpha = join(root, 'artifacts/sleeves/alpha');
    expect(readdirSync(alpha).sort()).toEqual(bad.left);
    for (const stage of bad.left) {
      const directory = `artifacts/sleeves/alpha/${stage}`;
      expect(verifyArtifact({ workspaceRoot: root, directory })).toEqual([]);
    }
  });
});

it('prices that a symbolic link brings in from outside the workspace are refused', async () => {
  const root = workspaceOf(without(PRICES));
  const elsewhere = join(temporaryFolder(), 'prices.csv');
  writeFileSync(elsewhere, good[PRICES]);
  symlinkSync(elsewhere, join(root, PRICES));
  await expect(runLine(root, 'alpha')).rejects.toThrow(
    new ConfigurationError({
      where: 'sleeves/alpha/sleeve.yaml:2: source.path',
      rule: 'the path must stay in the workspace',
      got: '"prices.csv"',
      expected: 'a path below the workspace root',
      cause: 'A run must not depend on files that the workspace does not hold; copy the file into it.',
    }),
  );
  expect(existsSync(join(root, 'artifacts'))).toBe(false);
});
