import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadManifest, type RiskBlock, resolveProfile } from '../../manifest/index.js';
import { readSeries } from '../../stages/read-series.js';
import { runStage } from '../../stages/run-stage.js';
import { lookback, scheduleWindows } from '../../stages/schedule.js';
import type { WinnersFile } from '../../stages/selection-file.js';
import { stageDirectory } from '../../stages/stage-directory.js';
import { openInputs } from '../../storage/inputs.js';
import type { SolveBatch } from '../engine.js';

const REPOSITORY = join(import.meta.dirname, '../../../../..');
const MANIFEST = 'configs/manifest.json';

/** The windows of a shipped sleeve as its tournaments solve them, with its own bounds and caps. */
export type ShippedWindows = Pick<SolveBatch, 'windows'> & {
  readonly matrix: SolveBatch['job']['matrix'];
  readonly risk: RiskBlock;
};

/** Ingests and selects a sleeve of this repository in a temporary folder. */
export async function shippedWindows(profile: string): Promise<ShippedWindows> {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'metafolio-shipped-'));
  try {
    for (const folder of ['configs', 'sleeves', 'meta'])
      cpSync(join(REPOSITORY, folder), join(workspaceRoot, folder), { recursive: true });
    const manifest = loadManifest({ workspaceRoot, path: MANIFEST });
    for (const stage of ['ingest', 'select']) await runStage(stage, { workspaceRoot, manifest, profile, workers: 0 });
    const { kind, risk, backtest } = resolveProfile(manifest, profile);
    const directory = (stage: string) => stageDirectory({ name: profile, kind }, stage);
    const inputs = openInputs(workspaceRoot);
    const series = lookback(await readSeries(inputs, directory('ingest')), backtest.lookback_days);
    const { windows: selected } = inputs.artifactJson<WinnersFile>(directory('select'), 'winners.json');
    const columnOf = new Map(series.matrix.assets.map((symbol, column) => [symbol, column]));
    const windows = scheduleWindows(series.dates.length, backtest, profile).map(({ trainStart, trainEnd, name }) => {
      const { winners, regime } = selected.find(({ window }) => window === name)!;
      const columns = winners.map(({ symbol }) => columnOf.get(symbol)!);
      return {
        trainStart,
        trainEnd,
        participants: { columns, clusters: winners.map(({ cluster }) => cluster), regime },
      };
    });
    return { matrix: series.matrix, risk, windows };
  } finally {
    rmSync(workspaceRoot, { recursive: true, force: true });
  }
}
