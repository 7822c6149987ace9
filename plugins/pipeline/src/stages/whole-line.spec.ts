import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeReturns, decodeTable } from '../data/parquet.js';
import type { DatedReturns } from '../data/time-series.js';
import { GateError, IntegrityError } from '../errors.js';
import { type LedgerGenesis, startLedger } from '../ledger/ledger.js';
import type { LedgerEvent } from '../ledger/ledger-entry.js';
import { type Manifest, type ResolvedMeta, resolveProfile } from '../manifest/index.js';
import { percent } from '../report/format.js';
import { openRun } from '../storage/open-run.js';
import { parseReceipt, RECEIPT_FILE } from '../storage/receipt.js';
import { contentOf, publishFiles, workspaceOf } from '../storage/testing/workspace.js';
import { childRuns } from './children.js';
import { planTasks, taskName } from './plan.js';
import type { PortfolioFile } from './portfolio.js';
import { completeRun, type RunFile } from './run-file.js';
import { runStage } from './run-stage.js';
import type { SelectionFile } from './selection-file.js';
import { stageDirectory } from './stage-directory.js';
import type { WeightsFile } from './stream-files.js';
import { declaredInputs, isDeclared } from './testing/declared-inputs.js';
import { distance, type Exact, exact, plus, times, ZERO } from './testing/exact.js';
import { openManifest, runLine } from './testing/run-line.js';
import { bend, sessions } from './testing/synthetic-prices.js';
import {
  copyOf,
  MANIFEST_FILE,
  PRICE_ROWS,
  smallManifest,
  smallWorkspace,
  workspaceFolder,
} from './testing/temporary-workspace.js';
import type { WindowRecord } from './walk-forward-stream.js';

const SLEEVES = ['alpha', 'beta', 'gamma'];
const METAS = ['inner', 'outer'];
const PROFILES = [...SLEEVES, ...METAS];
const RISK_PROFILES = smallManifest().defaults.risk.profiles;
const EVERY = PROFILES.flatMap((profile) => RISK_PROFILES.map((riskProfile) => ({ profile, riskProfile })));

/** A workspace in which the whole line ran once; the tests only read it. */
let root: string;
let manifest: Manifest;
let artifacts: Record<string, string>;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}, 300_000);

/** Runs the whole line in a new folder. */
async function lineOf(files: Record<string, string>): Promise<string> {
  const folder = workspaceFolder(files);
  folders.push(folder);
  await runLine(folder, 'outer');
  return folder;
}

beforeAll(async () => {
  root = await lineOf(smallWorkspace());
  manifest = openManifest(root);
  artifacts = contentOf(join(root, 'artifacts'));
}, 120_000);

const directoryOf = (profile: string, stage: string, riskProfile?: string) =>
  stageDirectory(resolveProfile(manifest, profile), stage, riskProfile);
const bytesAt = (path: string, workspace = root) => new Uint8Array(readFileSync(join(workspace, path)));
const jsonAt = <T>(path: string, workspace = root) => JSON.parse(readFileSync(join(workspace, path), 'utf8')) as T;
const heldNow = (profile: string, riskProfile: string) =>
  jsonAt<PortfolioFile>(`${directoryOf(profile, 'run')}/weights/${riskProfile}.json`);
const streamOf = (profile: string, riskProfile: string, workspace = root) =>
  decodeReturns(bytesAt(`${directoryOf(profile, 'run')}/returns/${riskProfile}.parquet`, workspace));
const windowsOf = (profile: string, riskProfile: string, workspace = root) =>
  jsonAt<WindowRecord[]>(`${directoryOf(profile, 'run')}/windows/${riskProfile}.json`, workspace);
/** The targets of every solved window, by asset in a sleeve, by child in a meta. */
async function targetsOf(profile: string, riskProfile: string, workspace = root) {
  const table = await decodeTable(bytesAt(`${directoryOf(profile, 'run')}/weights/${riskProfile}.parquet`, workspace));
  const [, windows, ...columns] = table;
  return (windows.values as readonly string[]).map((window, row) => ({
    window,
    weights: columns.map(({ values }) => values[row] as number),
  }));
}
const boundsOf = (profile: string) => {
  const resolved = resolveProfile(manifest, profile);
  return resolved.kind === 'meta' ? resolved.meta_allocation : resolved.risk;
};
const metaOf = (profile: string) => resolveProfile(manifest, profile) as ResolvedMeta;

describe('the whole line, three sleeves, a meta and a meta of that meta', () => {
  it.each(PROFILES)(
    'leaves a run of %s that opens, with a stream, weights and windows for every risk profile',
    (name) => {
      const run = openRun(root, directoryOf(name, 'run'));
      const { run_id, risk_profiles, health } = run.run as unknown as RunFile;
      expect(run_id).toMatch(new RegExp(`^${name}-[0-9a-f]{12}$`));
      expect(risk_profiles).toEqual(RISK_PROFILES);
      expect(health.map(({ solved_ratio }) => solved_ratio)).toEqual([1, 1, 1]);
    },
  );

  it.each(EVERY)('$profile under $riskProfile: weights sum to 1 and keep their bounds in every window', async (one) => {
    const { min_weight, max_weight } = boundsOf(one.profile);
    const targets = await targetsOf(one.profile, one.riskProfile);
    expect(targets.map(({ window }) => window).at(-1)).toBe('now');
    for (const { weights } of targets) {
      expect(Math.abs(weights.reduce((sum, weight) => sum + weight) - 1)).toBeLessThanOrEqual(1e-12);
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(min_weight - 1e-12);
      expect(Math.max(...weights)).toBeLessThanOrEqual(max_weight + 1e-12);
    }
  });

  it.each(['alpha', 'inner'])(
    'the upper bound of %s is reached, so that keeping it shows something',
    async (profile) => {
      const targets = await targetsOf(profile, 'min_variance');
      const largest = Math.max(...targets.flatMap(({ weights }) => weights));
      expect(largest).toBeCloseTo(boundsOf(profile).max_weight, 12);
    },
  );

  it.each(EVERY)('$profile under $riskProfile: what to hold now is the exact sum over the paths', (one) => {
    const held = heldNow(one.profile, one.riskProfile);
    const expected = sumOverPaths(one.profile, one.riskProfile);
    let net = ZERO;
    for (const weight of expected.values()) net = plus(net, weight);
    expect(held.weights.map(({ symbol }) => symbol).sort()).toEqual([...expected.keys()].sort());
    for (const { symbol, net_weight } of held.weights) {
      expect(distance(exact(net_weight), expected.get(symbol)!)).toBeLessThanOrEqual(1e-12);
    }
    expect(distance(exact(held.net), net)).toBeLessThanOrEqual(1e-12);
    expect(distance(exact(held.net), exact(1))).toBeLessThanOrEqual(1e-12);
  });

  it('a meta sees of its children the streams of the same risk profile, bit for bit, on their common dates', async () => {
    for (const profile of METAS) {
      for (const riskProfile of RISK_PROFILES) {
        const { dates, matrix } = await decodeReturns(
          bytesAt(`${directoryOf(profile, 'run')}/sleeves/${riskProfile}.parquet`),
        );
        const children = await Promise.all(
          childRuns(manifest, metaOf(profile)).map((child) => streamOf(child.profile, riskProfile)),
        );
        const row = ({ dates: own, matrix: { values } }: DatedReturns, date: string) => values[own.indexOf(date)];
        expect([...matrix.values]).toEqual(dates.flatMap((date) => children.map((child) => row(child, date))));
      }
    }
  });

  it('the ledger of a meta tells every allocation: the engine, how many sleeves, the weights', () => {
    const entries = openRun(root, directoryOf('outer', 'run')).ledger();
    for (const riskProfile of RISK_PROFILES) {
      const decisions = entries.filter(({ step }) => step === `meta_optimize_${riskProfile}`);
      const { weights } = jsonAt<WeightsFile>(`${directoryOf('outer', 'allocate', riskProfile)}/weights.json`);
      expect(decisions.map(({ phase }) => phase)).toEqual(['0', '1', '2', 'now'].flatMap(() => ['intent', 'outcome']));
      expect(decisions.at(-1)).toMatchObject({
        stage: 'allocate',
        risk_profile: riskProfile,
        window: 'now',
        status: 'success',
        params: { engine: 'custom', profile: riskProfile, n_sleeves: 2 },
        data: { weights },
      });
    }
  });
});

/** The weights to hold now by the definition: along every path the product of the weights that the solvers gave. */
function sumOverPaths(profile: string, riskProfile: string, along: Exact = exact(1)): Map<string, Exact> {
  const resolved = resolveProfile(manifest, profile);
  const stage = resolved.kind === 'sleeve' ? 'tournament' : 'allocate';
  const { weights } = jsonAt<WeightsFile>(`${directoryOf(profile, stage, riskProfile)}/weights.json`);
  const sums = new Map<string, Exact>();
  for (const [name, weight] of Object.entries(weights)) {
    const path = times(along, exact(weight));
    const child = resolved.kind === 'meta' && resolved.sleeves.find(({ id }) => id === name)?.profile;
    const parts = child ? sumOverPaths(child, riskProfile, path) : new Map([[name, path]]);
    for (const [symbol, part] of parts) sums.set(symbol, plus(sums.get(symbol) ?? ZERO, part));
  }
  return sums;
}

describe('the stage table', () => {
  /** Every artifact but what verify leaves, which is nothing: what its receipt says was read, and what the table declares. */
  const readings = () =>
    Object.keys(artifacts)
      .filter((name) => name.endsWith(RECEIPT_FILE))
      .map((name) => {
        const { stage, profile, risk_profile, inputs } = parseReceipt(bytesAt(`artifacts/${name}`), name).predicate;
        const declared = declaredInputs(root, manifest, { profile, stage, riskProfile: risk_profile });
        return { stage: `${profile}:${stage}`, declared, read: inputs.map((input) => input.name) };
      });

  it('declares every file that any stage read', () => {
    const undeclared = readings().flatMap(({ stage, declared, read }) =>
      read.filter((path) => !declared.some((one) => isDeclared(one, path))).map((path) => `${stage} reads ${path}`),
    );
    expect(undeclared).toEqual([]);
  });

  it('declares no file that is not published, or that no stage of the name ever read', () => {
    const all = readings();
    const published = all.flatMap(({ stage, declared }) =>
      declared.filter((one) => !one.startsWith('artifacts/') || existsHere(one)).map((one) => `${stage}: ${one}`),
    );
    expect(all.flatMap(({ stage, declared }) => declared.map((one) => `${stage}: ${one}`))).toEqual(published);
    const unread = all.flatMap(({ stage, declared, read }) =>
      declared.filter((one) => !read.some((path) => isDeclared(one, path))).map((one) => `${stage}: ${one}`),
    );
    // Every risk profile has the calendar of the same children: the run takes it of the first.
    expect(unread.filter((one) => !/^(inner|outer):meta: .*\/returns\/\w+\/calendar\.json$/.test(one))).toEqual([]);
  });

  const existsHere = (declaration: string) =>
    Object.keys(artifacts).some((name) => isDeclared(declaration, `artifacts/${name}`));
});

describe('the whole line once more', () => {
  const LOCALE_METHODS = [
    [String.prototype, 'localeCompare'],
    [String.prototype, 'toLocaleLowerCase'],
    [String.prototype, 'toLocaleUpperCase'],
    [Number.prototype, 'toLocaleString'],
    [Date.prototype, 'toLocaleString'],
    [Date.prototype, 'toLocaleDateString'],
    [Intl, 'Collator'],
    [Intl, 'DateTimeFormat'],
    [Intl, 'NumberFormat'],
  ] as const;
  const { TZ } = process.env;

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it('gives the same bytes in another folder, time zone and year, and asks nothing of the locale', async () => {
    process.env.TZ = 'Pacific/Kiritimati';
    expect(new Date('2022-01-03T00:00:00Z').getHours()).toBe(14);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2041-12-31T23:59:59Z') });
    for (const [owner, name] of LOCALE_METHODS) {
      vi.spyOn(owner as unknown as Record<string, () => never>, name).mockImplementation(() => {
        throw new Error(`${name} depends on the locale`);
      });
    }
    const again = await lineOf(smallWorkspace());
    const content = contentOf(join(again, 'artifacts'));
    expect(Object.keys(content)).toEqual(Object.keys(artifacts));
    expect(Object.keys(content).filter((name) => content[name] !== artifacts[name])).toEqual([]);
  });

  describe('with another future', () => {
    /** From this date on every price is another one, in every sleeve. */
    const date = sessions(PRICE_ROWS)[100];
    let other: string;

    beforeAll(async () => {
      const files = smallWorkspace();
      const prices = SLEEVES.map((name) => `sleeves/${name}/prices.csv`);
      other = await lineOf({ ...files, ...Object.fromEntries(prices.map((path) => [path, bend(files[path], date)])) });
    }, 120_000);

    it.each(EVERY)('$profile under $riskProfile: the records and the stream before it are the same', async (one) => {
      const [before, after] = [root, other].map((folder) => windowsOf(one.profile, one.riskProfile, folder));
      const past = before.filter(({ test }) => test !== null && test.to < date).length;
      expect(past).toBeGreaterThan(0);
      expect(after.slice(0, past)).toEqual(before.slice(0, past));
      expect(after.slice(past)).not.toEqual(before.slice(past));
      const stream = await streamOf(one.profile, one.riskProfile);
      const changed = await streamOf(one.profile, one.riskProfile, other);
      const rows = stream.dates.findIndex((day) => day >= date);
      expect(changed.matrix.values.slice(0, rows)).toEqual(stream.matrix.values.slice(0, rows));
      expect(changed.matrix.values[rows]).not.toBe(stream.matrix.values[rows]);
    });

    it.each(EVERY)('$profile under $riskProfile: what was decided before it is the same', async (one) => {
      const windows = windowsOf(one.profile, one.riskProfile);
      const decided = windows.filter(({ train }) => train !== null && train.to < date);
      const tested = windows.filter(({ test }) => test !== null && test.to < date);
      // The last decision before that date is tested on rows after it.
      expect(decided.length).toBeGreaterThan(tested.length);
      const [before, after] = await Promise.all(
        [root, other].map((folder) => targetsOf(one.profile, one.riskProfile, folder)),
      );
      expect(after.slice(0, decided.length)).toEqual(before.slice(0, decided.length));
    });

    it.each(SLEEVES)('%s: the winners chosen before it are the same, scores and all', (profile) => {
      const [before, after] = [root, other].map(
        (folder) => jsonAt<SelectionFile>(`${directoryOf(profile, 'select')}/selection.json`, folder).windows,
      );
      const decided = before.filter(({ train }) => train !== null && train.to < date).length;
      expect(decided).toBeGreaterThan(0);
      expect(after.slice(0, decided)).toEqual(before.slice(0, decided));
      expect(after.at(-1)).not.toEqual(before.at(-1));
    });
  });
});

describe('archived runs', () => {
  const runIdOf = (profile: string) => jsonAt<RunFile>(`${directoryOf(profile, 'run')}/run.json`).run_id;

  it.each(PROFILES)('the archive of %s is its run, byte for byte', (profile) => {
    const receiptless = (directory: string) => {
      const { [RECEIPT_FILE]: _receipt, ...files } = contentOf(join(root, directory));
      return files;
    };
    expect(receiptless(`artifacts/runs/${runIdOf(profile)}`)).toEqual(receiptless(directoryOf(profile, 'run')));
  });

  /** A workspace in which `outer` pins its children, with nothing made but the archive. */
  function pinningWorkspace(idOf: (profile: string) => string): string {
    const { profiles, ...rest } = smallManifest();
    const sleeves = profiles.outer.sleeves.map((child) => ({ ...child, run_id: idOf(child.profile) }));
    const manifest = { ...rest, profiles: { ...profiles, outer: { ...profiles.outer, sleeves } } };
    const workspace = workspaceOf({ ...smallWorkspace(), [MANIFEST_FILE]: JSON.stringify(manifest) });
    cpSync(join(root, 'artifacts/runs'), join(workspace, 'artifacts/runs'), { recursive: true });
    return workspace;
  }

  it('a parent that pins them has the same figures, and nothing else of its children is made', async () => {
    const copy = pinningWorkspace(runIdOf);
    await runLine(copy, 'outer');
    expect(readdirSync(join(copy, 'artifacts')).sort()).toEqual(['meta', 'runs']);
    expect(readdirSync(join(copy, 'artifacts/meta'))).toEqual(['outer']);
    const before = contentOf(join(root, directoryOf('outer', 'run')));
    const after = contentOf(join(copy, directoryOf('outer', 'run')));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    // What names the manifest differs with it; every figure is the same.
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([
      'audit.jsonl',
      'receipt.json',
      'resolved_manifest.json',
      'run.json',
    ]);
    const again = pinningWorkspace(runIdOf);
    await runLine(again, 'outer');
    expect(contentOf(join(again, 'artifacts'))).toEqual(contentOf(join(copy, 'artifacts')));
  });

  const preflight = (copy: string) =>
    runStage('preflight', { workspaceRoot: copy, manifest: openManifest(copy), profile: 'outer' });
  const remedy = 'restore it from where it was archived, or take run_id out of the manifest';

  it('a pinned run that is damaged stops the preflight, by its name and what is wrong with it', async () => {
    const copy = pinningWorkspace(runIdOf);
    const directory = `artifacts/runs/${runIdOf('inner')}`;
    flipByte(join(copy, directory, 'returns/hrp.parquet'));
    await expect(preflight(copy)).rejects.toThrow(GateError);
    await expect(preflight(copy)).rejects.toThrow(
      `outer: preflight: every precondition must hold before anything is computed, got 1 problem (expected none). ` +
        `What is wrong, and its remedy:\n  - sleeve core: the run ${directory} cannot be used; ${remedy}. ` +
        `${directory}: every file of a run must be what its receipt says, got digest ${directory}/returns/hrp.parquet`,
    );
    expect(existsSync(join(copy, 'artifacts/meta'))).toBe(false);
  });

  it('a pinned run that is less healthy than its parent demands is refused, by its ledger', async () => {
    const sick = archivedAs('inner', (event) =>
      event.risk_profile === 'hrp' && event.window !== 'now' && event.phase === 'outcome'
        ? { ...event, status: 'error' }
        : event,
    );
    const copy = pinningWorkspace((profile) => (profile === 'inner' ? sick.runId : runIdOf(profile)));
    cpSync(join(sick.folder, 'artifacts/runs'), join(copy, 'artifacts/runs'), { recursive: true });
    const windows = windowsOf('inner', 'hrp').length;
    await expect(preflight(copy)).rejects.toThrow(
      `- sleeve core: the run ${sick.runId} solved ${percent(1 / windows)} of its windows under hrp, ` +
        'below the 75.00 % that outer demands; pin a healthy run, or set health.min_solved_ratio of outer',
    );
  });

  /** The run of a profile with another ledger, archived in a folder of its own. */
  function archivedAs(profile: string, edit: (event: LedgerEvent) => LedgerEvent) {
    const run = openRun(root, directoryOf(profile, 'run'));
    const [genesis, ...entries] = run.ledger();
    const ledger = startLedger(genesis!.params as unknown as LedgerGenesis);
    for (const { seq: _seq, prev_hash: _prevHash, hash: _hash, ...event } of entries) ledger.record(edit(event));
    const { run_id: _runId, digests, ...facts } = run.run as unknown as RunFile;
    const names = Object.keys(digests);
    const files = new Map<string, Uint8Array>(
      names.map((name) => [name, bytesAt(`${directoryOf(profile, 'run')}/${name}`)]),
    );
    files.set('audit.jsonl', ledger.toBytes());
    const completed = completeRun({ ...facts, ledger_head: ledger.head() }, files);
    const runId = completed.summary.replace('run ', '');
    const folder = workspaceOf({});
    publishFiles(folder, `artifacts/runs/${runId}`, { files: Object.fromEntries(completed.files) });
    return { runId, folder };
  }

  it('the preflight of a meta names every problem below it at once', async () => {
    const copy = workspaceOf(smallWorkspace());
    rmSync(join(copy, 'sleeves/beta/prices.csv'));
    writeFileSync(join(copy, 'sleeves/gamma/sleeve.yaml'), 'description: gamma\n');
    writeFileSync(
      join(copy, 'meta/inner/meta.yaml'),
      'description: x\nacceptance: { risk_profiles: [hrp, equal_weight] }\n',
    );
    const failure = preflight(copy);
    await expect(failure).rejects.toThrow('got 3 problems (expected none)');
    for (const problem of [
      '- sleeve beta: there is no file sleeves/beta/prices.csv; put it there, or name another in sleeves/beta/sleeve.yaml',
      '- sleeve gamma: sleeves/gamma/sleeve.yaml:',
      '- meta inner: acceptance.risk_profiles names equal_weight, which it does not run; add it to risk.profiles of the manifest',
    ]) {
      await expect(failure).rejects.toThrow(problem);
    }
    expect(existsSync(join(copy, 'artifacts'))).toBe(false);
  });

  it('another run under the name of the pinned one stops it too', async () => {
    const copy = pinningWorkspace((profile) => (profile === 'inner' ? 'inner-0123456789ab' : runIdOf(profile)));
    const directory = 'artifacts/runs/inner-0123456789ab';
    renameSync(join(copy, 'artifacts/runs', runIdOf('inner')), join(copy, directory));
    await expect(preflight(copy)).rejects.toThrow(
      `- sleeve core: ${directory} holds the run ${runIdOf('inner')}, not the pinned inner-0123456789ab; ${remedy}`,
    );
  });
});

describe('a plan', () => {
  /** State and reasons of every task that is not a hit, or runs every time. */
  function planOf(workspace: string) {
    const tasks = planTasks({ workspaceRoot: workspace, manifest: openManifest(workspace), names: ['outer'] });
    const due = tasks.filter(({ state }) => state === 'runs' || state === 'follows');
    return { tasks, due: Object.fromEntries(due.map((task) => [taskName(task), task])) };
  }

  it('of a workspace in which everything was made finds nothing to do, and writes nothing', () => {
    const before = contentOf(root);
    const { tasks, due } = planOf(root);
    expect(due).toEqual({});
    expect(
      tasks
        .filter(({ state }) => state === 'always')
        .map(taskName)
        .sort(),
    ).toEqual(
      PROFILES.flatMap((name) =>
        SLEEVES.includes(name) ? [`${name}:verify`] : [`${name}:preflight`, `${name}:verify`],
      ).sort(),
    );
    expect(contentOf(root)).toEqual(before);
  });

  it('names the place in the manifest, the file that changed, and what only may run', () => {
    const copy = copyOf(root);
    const edited = readFileSync(join(copy, MANIFEST_FILE), 'utf8').replace(
      '"alpha": {}',
      '"alpha": { "risk": { "max_weight": 0.5 } }',
    );
    writeFileSync(join(copy, MANIFEST_FILE), edited);
    writeFileSync(
      join(copy, 'sleeves/beta/prices.csv'),
      `${readFileSync(join(copy, 'sleeves/beta/prices.csv'), 'utf8')}\n`,
    );
    rmSync(join(copy, 'artifacts/sleeves/gamma/health'), { recursive: true });
    const { due } = planOf(copy);
    const line = edited.split('\n').findIndex((text) => text.includes('"alpha"')) + 1;
    expect(due['alpha:tournament-hrp']).toMatchObject({
      state: 'runs',
      reasons: [`${MANIFEST_FILE}:${line}: profiles.alpha.risk.max_weight is 0.5, was 0.4`],
    });
    expect(due['alpha:select']).toBeUndefined();
    expect(due['beta:ingest']).toMatchObject({
      state: 'runs',
      reasons: ['sleeves/beta/prices.csv is not as it was consumed'],
    });
    expect(due['beta:select']).toMatchObject({ state: 'follows', reasons: ['beta:ingest'] });
    expect(due['gamma:health']).toMatchObject({ state: 'runs', reasons: ['it was not made yet'] });
    expect(due['outer:report']!.state).toBe('follows');
    expect(due['gamma:tournament-hrp']).toBeUndefined();
  });
});

describe('verify', () => {
  const verify = (profile: string) => runStage('verify', { workspaceRoot: root, manifest, profile });

  it.each([
    ['alpha', 'artifacts/sleeves/alpha/tournament/hrp/windows.json'],
    ['alpha', 'artifacts/sleeves/alpha/run/weights/hrp.json'],
    ['outer', 'artifacts/meta/inner/run/returns/hrp.parquet'],
  ])('of %s finds one flipped byte of %s once, and changes nothing', async (profile, path) => {
    await expect(verify(profile)).resolves.toHaveProperty('directory');
    flipByte(join(root, path));
    const failure = verify(profile).finally(() => flipByte(join(root, path)));
    await expect(failure).rejects.toThrow(IntegrityError);
    await expect(failure).rejects.toThrow(
      `${profile}: verify: every artifact must be what its receipt says, got 1 finding (expected none).`,
    );
    await expect(failure).rejects.toThrow(`${path}: the bytes must have the digest of the receipt`);
    expect(contentOf(join(root, 'artifacts'))).toEqual(artifacts);
  });

  it('names every artifact and run that is missing', async () => {
    const gone = ['inner/run', 'outer/parity'].map((name) => join(root, 'artifacts/meta', name));
    for (const folder of gone) renameSync(folder, `${folder}-gone`);
    const failure = verify('outer').finally(() => {
      for (const folder of gone) renameSync(`${folder}-gone`, folder);
    });
    await expect(failure).rejects.toThrow(
      /got 2 findings \(expected none\).*\n {2}- artifacts\/meta\/outer\/parity\/receipt\.json: .*\n {2}- artifacts\/meta\/inner\/run\/receipt\.json: a file of an artifact must be there/,
    );
  });
});

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(path, bytes);
}
