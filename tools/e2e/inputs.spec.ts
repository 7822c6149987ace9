import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copySmallWorkspace, LONE_PRICES, RISK_PROFILES, smallManifestText } from './small-workspace.js';
import { removeWorkspace, type WorkspaceCopy } from './workspace-copy.js';

const MANIFEST = 'configs/manifest.json';
const STAGE_TARGETS = [
  'ingest,select,health,sleeve,archive,verify,preflight,parity,meta,report',
  ...['tournament', 'returns', 'allocate', 'flatten'].flatMap((stage) => RISK_PROFILES.map((one) => `${stage}-${one}`)),
].join(',');
/** Of four sleeves and four metas. */
const ALL_TASKS = 4 * 9 + 4 * 13;
const UNCACHED = /:(verify|archive|preflight)$/;

let workspace: WorkspaceCopy;
let pinnedRun: string;

beforeAll(() => {
  workspace = copySmallWorkspace();
  run('gamma:archive');
  pinnedRun = JSON.parse(workspace.read('artifacts/sleeves/gamma/run/run.json')).run_id;
  workspace.write(MANIFEST, smallManifestText(pinnedRun));
  workspace.commit();
  for (const task of ['outer:meta', 'shared:meta', 'replay:meta', 'lone:sleeve']) run(task);
}, 600_000);

afterAll(() => removeWorkspace(workspace), 300_000);

/** Tasks that were computed for a task, those left out that run every time. */
function run(task: string): string[] {
  const { status, output } = workspace.nx(['run', task, '--outputStyle=static']);
  expect(status, output).toBe(0);
  return [...workspace.lastRun()]
    .filter(([id, cacheStatus]) => !cacheStatus.endsWith('-hit') && !UNCACHED.test(id))
    .map(([id]) => id)
    .sort();
}

/** Tasks that `nx affected` selects for what differs from the last commit. */
function affected(): string[] {
  const { status, output } = workspace.nx([
    'affected',
    `--targets=${STAGE_TARGETS}`,
    '--base=HEAD',
    '--explain=stdout',
  ]);
  expect(status, output).toBe(0);
  return Object.keys((JSON.parse(output.slice(output.indexOf('{'))) as { affected: object }).affected).sort();
}

/** What `nx --graph` writes. */
function graphOf(args: readonly string[]): unknown {
  const file = join(workspace.root, 'artifacts/graph.json');
  const { status, output } = workspace.nx([...args, args[0] === 'graph' ? `--file=${file}` : `--graph=${file}`]);
  expect(status, output).toBe(0);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** `<project>:<target>` of stages of a project; `-*` stands for every risk profile. */
function tasks(project: string, ...targets: string[]): string[] {
  return targets.flatMap((target) =>
    target.endsWith('-*')
      ? RISK_PROFILES.map((one) => `${project}:${target.slice(0, -1)}${one}`)
      : [`${project}:${target}`],
  );
}

const fromHealth = ['health', 'sleeve', 'archive', 'verify', 'report'];
const fromTournament = ['tournament-*', ...fromHealth];
const fromSelect = ['select', ...fromTournament];
const fromIngest = ['ingest', ...fromSelect];
const fromAllocate = ['allocate-*', 'flatten-*', 'health', 'meta', 'archive', 'verify', 'report'];
const fromReturns = ['returns-*', ...fromAllocate];
const fromParity = ['parity', ...fromReturns];
const lone = (...targets: string[]) => tasks('lone', ...targets);
const outer = (...targets: string[]) => tasks('outer', ...targets);

interface Edit {
  readonly of: string;
  readonly file: string;
  readonly edit: (text: string) => string;
  /** What `nx affected` selects. */
  readonly selects: readonly string[];
  /** The task then run, and what of it and of what it needs is computed. */
  readonly computes?: readonly [task: string, computed: readonly string[]];
}

/** Settings of a profile of the manifest, merged over those that it has. */
const profile = (name: string, settings: object) => (text: string) => {
  const manifest = JSON.parse(text);
  Object.assign(manifest.profiles[name], settings);
  return JSON.stringify(manifest, null, 2);
};
const text = (from: string | RegExp, to: string) => (before: string) => before.replace(from, to);

const EDITS: readonly Edit[] = [
  {
    of: 'the white space of the manifest',
    file: MANIFEST,
    edit: text(/\n/g, '\n  '),
    selects: [],
    computes: ['lone:sleeve', []],
  },
  {
    of: 'the data of a profile',
    file: MANIFEST,
    edit: profile('lone', { data: { as_of: '2022-06-17' } }),
    selects: lone(...fromIngest),
    computes: ['lone:sleeve', lone('ingest', 'select', 'tournament-*', 'health', 'sleeve')],
  },
  {
    of: 'the features of a profile, which choose the same winners',
    file: MANIFEST,
    edit: profile('lone', { features: { feat_predictability_vetoes: false } }),
    selects: lone(...fromSelect),
    computes: ['lone:sleeve', lone('select', 'sleeve')],
  },
  {
    of: 'the selection of a profile',
    file: MANIFEST,
    edit: profile('lone', { selection: { top_n: 1 } }),
    selects: lone(...fromSelect),
  },
  {
    of: 'the risk settings of a profile',
    file: MANIFEST,
    edit: profile('lone', { risk: { max_weight: 0.5 } }),
    selects: lone(...fromTournament),
    computes: ['lone:sleeve', lone('tournament-*', 'health', 'sleeve')],
  },
  {
    of: 'the list of risk profiles (Nx hashes all targets of a project into each of its tasks)',
    file: MANIFEST,
    edit: profile('lone', { risk: { max_weight: 0.4, profiles: ['hrp'] } }),
    selects: lone(...fromHealth),
    computes: ['lone:sleeve', lone('ingest', 'select', 'tournament-hrp', 'health', 'sleeve')],
  },
  {
    of: 'the backtest of a profile',
    file: MANIFEST,
    edit: profile('lone', { backtest: { slippage: 0.001 } }),
    selects: lone(...fromSelect),
    computes: ['lone:sleeve', lone('select', 'tournament-*', 'health', 'sleeve')],
  },
  {
    of: 'the health of a profile',
    file: MANIFEST,
    edit: profile('lone', { health: { min_solved_ratio: 0.8 } }),
    selects: lone(...fromHealth),
    computes: ['lone:sleeve', lone('health', 'sleeve')],
  },
  {
    of: 'a sleeve that several metas hold',
    file: MANIFEST,
    edit: profile('alpha', { risk: { max_weight: 0.25 } }),
    selects: [
      ...tasks('alpha', ...fromTournament),
      ...['inner', 'outer', 'shared', 'replay'].flatMap((meta) => tasks(meta, ...fromParity)),
    ],
    computes: [
      'shared:meta',
      [
        ...tasks('alpha', 'tournament-*', 'health', 'sleeve'),
        ...tasks('shared', 'parity', 'returns-*', 'allocate-*', 'flatten-*', 'health', 'meta'),
      ],
    ],
  },
  {
    of: 'the sleeves of a meta',
    file: MANIFEST,
    edit: text('"id": "side"', '"id": "aside"'),
    selects: outer(...fromParity),
  },
  {
    of: 'the allocation of a meta below another',
    file: MANIFEST,
    edit: text('"min_weight": 0.48', '"min_weight": 0.47'),
    selects: [...tasks('inner', ...fromReturns), ...outer(...fromParity)],
  },
  {
    of: 'the parity exceptions of a meta',
    file: MANIFEST,
    edit: profile('outer', {
      parity_exceptions: [{ parameter: 'backtest.slippage', sleeve: 'side', reason: 'another market' }],
    }),
    selects: outer('parity', ...fromAllocate),
    computes: ['outer:meta', outer('parity', 'meta')],
  },
  {
    of: 'a profile that nothing uses',
    file: MANIFEST,
    edit: text('"profiles": {\n    "alpha"', '"profiles": { "other": {},\n    "alpha"'),
    selects: [],
  },
  {
    of: 'the description in a sleeve.yaml',
    file: 'sleeves/lone/sleeve.yaml',
    edit: text('description: lone', 'description: alone'),
    selects: lone(...fromIngest),
    computes: ['lone:sleeve', lone('ingest')],
  },
  {
    of: 'an asset in a sleeve.yaml',
    file: 'sleeves/lone/sleeve.yaml',
    edit: (before) => `${before}assets: { AAA: { sector: energy }, BBB: {}, CCC: {} }\n`,
    selects: lone(...fromIngest),
    computes: ['lone:sleeve', lone('ingest', 'select', 'tournament-*', 'sleeve')],
  },
  {
    of: 'a price',
    file: 'sleeves/gamma/prices.csv',
    edit: text(/[\d.]+\n$/, '99.5\n'),
    selects: [...tasks('gamma', ...fromIngest), ...['outer', 'shared'].flatMap((meta) => tasks(meta, ...fromParity))],
  },
  {
    of: 'a meta.yaml (Nx selects all of a project whose own file changed)',
    file: 'meta/inner/meta.yaml',
    edit: (before) => `${before}report: { top_assets: 3 }\n`,
    selects: [...tasks('inner', 'preflight', ...fromParity), ...outer(...fromParity)],
    computes: ['inner:report', ['inner:report']],
  },
  {
    of: 'the README',
    file: 'README.md',
    edit: (before) => `${before}\nmore\n`,
    selects: [],
  },
  {
    of: 'a generator of the plugin',
    file: 'plugins/nx/src/generators/meta/meta.ts',
    edit: (before) => `${before}\n// more\n`,
    selects: [],
  },
  {
    of: 'an unrelated package in the lock file',
    file: 'package-lock.json',
    edit: text(/("node_modules\/vitest": \{\s+"version": ")[^"]+/, '$19.9.9'),
    selects: [],
    computes: ['lone:sleeve', []],
  },
];

/** Every edit with METAFOLIO_INPUTS=all (`npm run inputs`); a quick run takes one in three. */
const CHOSEN = EDITS.filter((_, k) => process.env.METAFOLIO_INPUTS === 'all' || k % 3 === 0);

test.each(CHOSEN)('an edit of $of', ({ file, edit, selects, computes }) => {
  const before = readFileSync(join(workspace.root, file));
  const edited = edit(before.toString('utf8'));
  expect(edited).not.toBe(before.toString('utf8'));
  workspace.write(file, edited);
  try {
    expect.soft(affected()).toEqual([...selects].sort());
    if (computes !== undefined) expect.soft(run(computes[0])).toEqual([...computes[1]].sort());
  } finally {
    workspace.write(file, before);
  }
});

test('other bytes of the same prices stop at the ingest', () => {
  const before = readFileSync(join(workspace.root, LONE_PRICES));
  workspace.write(LONE_PRICES, gzipSync(gunzipSync(before), { level: 1 }));
  expect(run('lone:sleeve')).toEqual(['lone:ingest']);
  workspace.write(LONE_PRICES, before);
});

test('the code of the engine is an input of every task: its source of what is affected, as built of what is computed', () => {
  const source = 'plugins/quant/src/errors.ts';
  const before = workspace.read(source);
  workspace.write(source, `${before}// more\n`);
  expect(affected()).toHaveLength(ALL_TASKS);
  workspace.write(source, before);
  for (const built of ['plugins/quant/dist/index.js', 'plugins/pipeline/dist/chunks/ingest.js']) {
    workspace.write(built, `${workspace.read(built)}// built anew\n`);
    expect(run('lone:ingest')).toEqual(['lone:ingest']);
  }
});

test('a pinned run is hashed where git ignores it, and one that was changed is refused', () => {
  const stream = `artifacts/runs/${pinnedRun}/returns/hrp.parquet`;
  const before = readFileSync(join(workspace.root, stream));
  workspace.write(stream, Buffer.concat([before, Buffer.of(0)]));
  const { status, output } = workspace.nx(['run', 'replay:meta', '--outputStyle=static']);
  expect([status, output]).toEqual([1, expect.stringContaining(stream)]);
  workspace.write(stream, before);
});

interface ProjectGraphFile {
  readonly graph: { readonly dependencies: Record<string, readonly { readonly target: string }[]> };
}

test('projects depend on the children that they execute, whether nested, shared or beside a pinned run', () => {
  const { graph } = graphOf(['graph']) as ProjectGraphFile;
  const metas = ['inner', 'outer', 'shared', 'replay'];
  const edges = metas.map((meta) => [meta, graph.dependencies[meta]!.map(({ target }) => target).sort()]);
  expect(Object.fromEntries(edges)).toEqual({
    inner: ['alpha', 'beta'],
    outer: ['gamma', 'inner'],
    shared: ['alpha', 'gamma'],
    replay: ['alpha'],
  });
});

interface TaskGraphFile {
  readonly tasks: { readonly dependencies: Record<string, readonly { readonly id: string }[]> };
}

test('a task depends on the stages that make its inputs; a pinned run is made by none', () => {
  const { tasks: graph } = graphOf(['run', 'replay:flatten-hrp']) as TaskGraphFile;
  const of = (id: string) => graph.dependencies[id]!.map((before) => before.id).sort();
  expect(Object.keys(graph.dependencies).filter((id) => /^(gamma|beta):/.test(id))).toEqual([]);
  expect(of('replay:flatten-hrp')).toEqual(['alpha:sleeve', 'replay:allocate-hrp']);
  expect(of('replay:returns-hrp')).toEqual(['alpha:health', 'alpha:sleeve', 'replay:preflight']);
  expect(of('replay:allocate-hrp')).toEqual(['replay:parity', 'replay:returns-hrp']);
  expect(of('alpha:tournament-hrp')).toEqual(['alpha:ingest', 'alpha:select']);
});
