import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeTable, type PortfolioFile } from '@metafolio/pipeline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHROMIUM, launchChromium, openFile, UNLESS_CHROMIUM } from '../browser/chromium.js';
import { copyWorkspace, removeWorkspace, type WorkspaceCopy } from './workspace-copy.js';

const RISK_PROFILES = ['min_variance', 'hrp', 'risk_parity', 'barbell', 'equal_weight'];
/** What `metafolio run` has Nx do. */
const TARGETS = [
  'run-many',
  '--targets=verify,report',
  '--projects=meta_production,meta_fractal',
  '--outputStyle=static',
];

interface ResolvedMeta {
  readonly sleeves: readonly { readonly id: string }[];
  readonly meta_allocation: { readonly min_weight: number; readonly max_weight: number };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

let workspace: WorkspaceCopy;
let pristine: Record<string, string>;

beforeAll(() => {
  workspace = copyWorkspace();
  const { status, output } = workspace.metafolio(['run']);
  expect(output).toContain('Reports:');
  expect(status).toBe(0);
  pristine = workspace.artifactDigests();
}, 300_000);

afterAll(() => removeWorkspace(workspace), 300_000);

/** Projects and targets that did not come from the cache in the last run; those that are never cached are left out. */
function recomputed(): string[] {
  return [...workspace.lastRun()]
    .filter(([task, status]) => !status.endsWith('-hit') && !/:(verify|preflight)$/.test(task))
    .map(([task]) => task)
    .sort();
}

function build(environment: Readonly<Record<string, string>> = {}): string[] {
  const { status, output } = workspace.nx(TARGETS, environment);
  expect(output).toContain('Successfully ran targets');
  expect(status).toBe(0);
  return recomputed();
}

test('a second build takes every cacheable task from the cache and verifies again', () => {
  const { status, output } = workspace.metafolio(['run']);
  expect(status).toBe(0);
  expect(recomputed()).toEqual([]);
  expect([...workspace.lastRun().keys()].filter((task) => task.endsWith(':verify'))).toHaveLength(5);
  expect(output).toMatch(/Manifest configs\/manifest\.json: (\d+) of \1 cacheable tasks came from the cache\./);
});

test('deleted artifacts come back byte for byte', () => {
  workspace.remove('artifacts');
  expect(build()).toEqual([]);
  expect(workspace.artifactDigests()).toEqual(pristine);
});

test('a computation without the cache gives the same bytes, one process a task as well as in batches', () => {
  workspace.remove('artifacts');
  expect(workspace.nx([...TARGETS, '--skip-nx-cache']).status).toBe(0);
  expect(workspace.artifactDigests()).toEqual(pristine);
  workspace.remove('artifacts/sleeves/institutional_etf');
  expect(workspace.nx(['run', 'institutional_etf:sleeve', '--skip-nx-cache', '--batch=false']).status).toBe(0);
  expect(workspace.artifactDigests()).toEqual(pristine);
});

test('every weight is within its bounds, every portfolio sums to 1, and flattening keeps the net exposure', () => {
  for (const meta of ['meta_production', 'meta_fractal']) {
    const { sleeves, meta_allocation: bounds } = JSON.parse(
      workspace.read(`artifacts/meta/${meta}/run/resolved_manifest.json`),
    ) as ResolvedMeta;
    for (const profile of RISK_PROFILES) {
      const { weights } = JSON.parse(workspace.read(`artifacts/meta/${meta}/allocate/${profile}/weights.json`)) as {
        weights: Record<string, number>;
      };
      const held = sleeves.map(({ id }) => weights[id] ?? 0);
      expect(Math.abs(sum(held) - 1)).toBeLessThanOrEqual(1e-12);
      for (const weight of held) {
        expect(weight).toBeGreaterThanOrEqual(bounds.min_weight - 1e-12);
        expect(weight).toBeLessThanOrEqual(bounds.max_weight + 1e-12);
      }
      const { net, weights: positions } = JSON.parse(
        workspace.read(`artifacts/meta/${meta}/flatten/${profile}/portfolio.json`),
      ) as PortfolioFile;
      expect(Math.abs(net - 1)).toBeLessThanOrEqual(1e-12);
      const paths = positions.flatMap(({ contributors }) => contributors.map(({ weight }) => weight));
      expect(Math.abs(net - sum(paths))).toBeLessThanOrEqual(1e-12);
    }
  }
});

const python = process.env.METAFOLIO_PYTHON ?? 'python3';
const pandas = spawnSync(python, ['-c', 'import pandas, pyarrow']).status === 0;

/** Shape, columns and sum of the numbers of each file, as pandas reads it. */
const READ_WITH_PANDAS = `
import json, sys, pandas
for path in sys.argv[1:]:
    frame = pandas.read_parquet(path)
    print(json.dumps([list(frame.columns), len(frame), frame.select_dtypes('number').sum().sum()]))`;

test.skipIf(!pandas)(
  `pandas reads every Parquet file written${pandas ? '' : ` (skipped: ${python} cannot import pandas and pyarrow)`}`,
  async () => {
    const files = Object.keys(pristine).filter((name) => name.endsWith('.parquet'));
    expect(files.length).toBeGreaterThan(60);
    const paths = files.map((name) => join(workspace.root, 'artifacts', name));
    const { stdout, stderr } = spawnSync(python, ['-c', READ_WITH_PANDAS, ...paths], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const read = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as [string[], number, number]);
    for (const [k, path] of paths.entries()) {
      const columns = await decodeTable(readFileSync(path));
      const numbers = columns.flatMap(({ type, values }) =>
        type === 'double' ? Array.from(values as Float64Array).filter((value) => !Number.isNaN(value)) : [],
      );
      const [names, rows, total] = read[k]!;
      expect(names).toEqual(columns.map(({ name }) => name));
      expect(rows).toBe(columns[0]!.values.length);
      expect(total).toBeCloseTo(sum(numbers), 9);
    }
  },
);

test('the reports are under 3 MB, and have the same bytes in another time zone and locale', () => {
  const elsewhere = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  for (const meta of ['meta_production', 'meta_fractal']) {
    const report = `artifacts/meta/${meta}/report/report.html`;
    expect(workspace.read(report).length).toBeLessThan(3e6);
    workspace.remove(report);
    const again = ['run', `${meta}:report`, '--skip-nx-cache', '--exclude-task-dependencies'];
    expect(workspace.nx(again, elsewhere).status).toBe(0);
  }
  expect(workspace.artifactDigests()).toEqual(pristine);
});

test('a sleeve is reported when that is asked for, and the report is cached', () => {
  const report = () => {
    expect(workspace.nx(['run', 'defensive:report']).status).toBe(0);
    return recomputed();
  };
  expect(report()).toEqual(['defensive:report']);
  expect(workspace.read('artifacts/sleeves/defensive/report/report.md')).toContain('## Selection per window');
  expect(report()).toEqual([]);
  workspace.remove('artifacts/sleeves/defensive/report');
});

test.skipIf(CHROMIUM === undefined)(
  `the reports open in Chromium without a complaint, and ask the network for nothing${UNLESS_CHROMIUM}`,
  async () => {
    const browser = await launchChromium();
    try {
      for (const meta of ['meta_production', 'meta_fractal']) {
        const file = join(workspace.root, `artifacts/meta/${meta}/report/report.html`);
        const { page, complaints, requests } = await openFile(browser, file);
        await page.locator('.chart').first().scrollIntoViewIfNeeded();
        await page.locator('.live svg').first().waitFor();
        expect([complaints, requests]).toEqual([[], []]);
      }
    } finally {
      await browser.close();
    }
  },
);

test('the command health judges a run by its ledger, and its exit status says how', () => {
  const run = 'artifacts/meta/meta_fractal/run';
  const healthy = workspace.metafolio(['health', run, '--threshold', '1']);
  expect([healthy.status, healthy.output]).toEqual([0, expect.stringMatching(/hrp +11 +11 +0 +0 +100\.00 %/)]);
  const unknown = workspace.metafolio(['health', run, '--profiles', 'max_sharpe']);
  expect([unknown.status, unknown.output]).toEqual([1, expect.stringContaining('max_sharpe: 0 of 0 solved')]);
  const missing = workspace.metafolio(['health', 'artifacts/runs/none-000000000000']);
  expect([missing.status, missing.output]).toEqual([1, expect.stringContaining('artifacts/runs/none-000000000000')]);
  expect(workspace.metafolio(['health', run, '--threshold', '2']).status).toBe(64);
});

test('show and diff find a run by its profile, its id and its folder', () => {
  const { run_id } = JSON.parse(workspace.read('artifacts/meta/meta_fractal/run/run.json')) as { run_id: string };
  expect(workspace.nx(['run', 'meta_fractal:archive']).status).toBe(0);
  for (const name of ['meta_fractal', run_id, 'artifacts/meta/meta_fractal/run']) {
    expect(workspace.metafolio(['show', name]).output).toContain(`run ${run_id}   out-of-sample`);
    const { status, output } = workspace.metafolio(['diff', 'meta_fractal', name, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ config: [], only_a: [], only_b: [] });
  }
  expect(workspace.metafolio(['diff', 'configs/manifest.json', 'configs/canary.json']).output).toMatch(
    /backtest\.train_window +180 +252/,
  );
  const unknown = workspace.metafolio(['show', 'meta_unknown']);
  expect([unknown.status, unknown.output]).toEqual([1, expect.stringContaining('meta_unknown: a run must be there')]);
  expect(workspace.metafolio(['show']).status).toBe(64);
  workspace.remove('artifacts/runs');
});

test('some risk profiles alone are allocated and flattened, without a run or a report', () => {
  const { status, output } = workspace.metafolio(['run', 'meta_fractal', '--profiles', 'hrp']);
  expect(output).toContain('Portfolios:\n  artifacts/meta/meta_fractal/flatten/hrp/portfolio.csv');
  expect(status).toBe(0);
  expect([...workspace.lastRun().keys()].filter((task) => task.startsWith('meta_fractal:')).sort()).toEqual(
    ['allocate-hrp', 'flatten-hrp', 'parity', 'preflight', 'returns-hrp'].map((target) => `meta_fractal:${target}`),
  );
  expect(workspace.metafolio(['run', 'meta_fractal', '--profiles', 'max_sharpe']).output).toContain(
    '--profiles: a risk profile must be one that meta_fractal runs, got max_sharpe',
  );
});

test('another manifest is used in every stage, and going back to the first is all hits', () => {
  const canary = { TV_MANIFEST_PATH: 'configs/canary.json' };
  expect(workspace.metafolio(['run'], canary).output).toContain('Manifest configs/canary.json:');
  for (const profile of [
    'sleeves/production',
    'sleeves/institutional_etf',
    'sleeves/defensive',
    'meta/meta_production',
    'meta/meta_fractal',
  ]) {
    const { backtest } = JSON.parse(workspace.read(`artifacts/${profile}/run/resolved_manifest.json`)) as {
      backtest: { train_window: number };
    };
    expect(backtest.train_window, profile).toBe(252);
  }
  expect(build()).toEqual([]);
  expect(workspace.artifactDigests()).toEqual(pristine);
  expect(build(canary)).toEqual([]);
  expect(build()).toEqual([]);
});
