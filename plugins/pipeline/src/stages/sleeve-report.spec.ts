import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeReturns } from '../data/parquet.js';
import { loadSleeve } from '../manifest/index.js';
import { sleeveFacts } from '../report/sleeve/sleeve-facts.js';
import { openInputs } from '../storage/inputs.js';
import { runStage } from './run-stage.js';
import type { SelectionFile } from './selection-file.js';
import { openManifest, runLine } from './testing/run-line.js';
import { smallManifest, smallWorkspace, workspaceFolder } from './testing/temporary-workspace.js';

const ARTIFACTS = 'artifacts/sleeves/alpha';

let root: string;
beforeAll(async () => {
  root = workspaceFolder(smallWorkspace());
  await runLine(root, 'alpha');
}, 60_000);
afterAll(() => rmSync(root, { recursive: true }));

const read = (path: string) => readFileSync(join(root, ARTIFACTS, path));

function facts() {
  return sleeveFacts({
    inputs: openInputs(root),
    directory: `${ARTIFACTS}/run`,
    ingest: `${ARTIFACTS}/ingest`,
    definition: { ...loadSleeve({ workspaceRoot: root, profile: 'alpha' }), benchmarks: ['BBB', 'unknown'] },
  });
}

describe('the report of a sleeve', () => {
  it('tells of every window whom it chose, vetoed and left out, as the selection does', async () => {
    const { windows } = JSON.parse(read('select/selection.json').toString()) as SelectionFile;
    const { selection } = await facts();
    expect(selection.map(({ window, train, winners }) => [window, train, winners.map(({ symbol }) => symbol)])).toEqual(
      windows.map(({ window, train, winners }) => [String(window), train, winners.map(({ symbol }) => symbol)]),
    );
    expect(selection.map(({ vetoed }) => [...vetoed].sort())).toEqual(
      windows.map(({ assets }) => assets.filter(({ vetoes }) => vetoes.length > 0).map(({ symbol }) => symbol)),
    );
  });

  it('compares with the universe and the declared benchmarks, on the dates of the streams', async () => {
    const { baselines, riskProfiles } = await facts();
    const { dates, matrix } = await decodeReturns(read('ingest/returns.parquet'));
    const [universe, benchmark, ...others] = baselines;
    expect(others).toEqual([]);
    riskProfiles[0]!.dates.forEach((date, t) => {
      const row = dates.indexOf(date);
      const values = matrix.values.subarray(row * matrix.cols, (row + 1) * matrix.cols);
      expect(universe!.returns[t]).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / matrix.cols, 14);
      expect(benchmark!.returns[t]).toBe(values[matrix.assets.indexOf('BBB')]);
    });
  });

  it('adds up what trading cost', async () => {
    const { riskProfiles, calendar } = await facts();
    for (const { windows, costAnnual, dates } of riskProfiles) {
      const costs = windows.map(({ cost }) => cost ?? 0).reduce((sum, cost) => sum + cost, 0);
      expect(costs).toBeGreaterThan(0);
      expect((costAnnual * dates.length) / calendar.periods_per_year).toBeCloseTo(costs, 14);
    }
  });

  it('is written as Markdown and as HTML, with a part for each risk profile', () => {
    const markdown = read('report/report.md').toString();
    const page = read('report/report.html').toString();
    for (const riskProfile of smallManifest().defaults.risk.profiles) {
      expect(markdown).toContain(`\n### ${riskProfile} (out-of-sample)\n`);
      expect(page).toContain(`<h3>${riskProfile}</h3>`);
    }
    for (const section of ['Tournament', 'Selection per window', 'Data integrity', 'Windows', 'Lineage']) {
      expect(markdown).toContain(`\n## ${section}`);
      expect(page).toContain(`>${section}`);
    }
  });

  it('has the same bytes in another time zone', async () => {
    const before = read('report/report.html');
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Kiritimati';
    try {
      expect(new Date(2022, 0, 1).getTimezoneOffset()).toBe(-840);
      await runStage('report', { workspaceRoot: root, manifest: openManifest(root), profile: 'alpha' });
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    expect(read('report/report.html').equals(before)).toBe(true);
  });
});
