import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syntheticPrices } from '../../plugins/pipeline/src/stages/testing/synthetic-prices.js';
import { copyWorkspace, removeWorkspace, type WorkspaceCopy } from './workspace-copy.js';

/** Metas one inside the other, over 2^depth sleeves. The quick run is a small tree; `npm run deep-tree` builds 64 sleeves six deep. */
const DEPTH = Number(process.env.METAFOLIO_TREE_DEPTH ?? 2);
const MANIFEST = 'configs/tree.json';
const ENVIRONMENT = { TV_MANIFEST_PATH: MANIFEST };
const UNCACHED = /:preflight$/;

let workspace: WorkspaceCopy;

beforeAll(() => {
  workspace = copyWorkspace();
  const profiles: Record<string, object> = {};
  for (let level = DEPTH; level >= 0; level--) {
    for (let k = 0; k < 2 ** level; k++)
      profiles[nameOf(level, k)] = level === DEPTH ? addSleeve(k) : addMeta(level, k);
  }
  const defaults = {
    selection: { min_winners: 3, cluster_lookbacks: [20, 40] },
    risk: { profiles: ['risk_parity'] },
    backtest: { lookback_days: 110, train_window: 40, test_window: 10 },
  };
  workspace.write(MANIFEST, JSON.stringify({ max_depth: DEPTH, defaults, profiles }));
  workspace.commit();
}, 300_000);

afterAll(() => removeWorkspace(workspace), 300_000);

/** A node of the binary tree: the root is at level 0, the sleeves at the level of the depth. */
function nameOf(level: number, k: number): string {
  return level === DEPTH ? `s${k}` : `m${level}_${k}`;
}

function addSleeve(k: number): object {
  const folder = `sleeves/${nameOf(DEPTH, k)}`;
  mkdirSync(join(workspace.root, folder));
  workspace.write(
    `${folder}/sleeve.yaml`,
    'description: x\nsource: { path: prices.csv, kind: prices }\ncalendar: XNYS\n',
  );
  const symbols = [0, 1, 2, 3].map((j) => `S${(3 * k + j) % 50}`);
  workspace.write(`${folder}/prices.csv`, syntheticPrices({ symbols, seed: k + 1, rows: 120 }));
  return {};
}

function addMeta(level: number, k: number): object {
  const folder = `meta/${nameOf(level, k)}`;
  mkdirSync(join(workspace.root, folder));
  workspace.write(`${folder}/meta.yaml`, 'description: x\n');
  const sleeves = [0, 1].map((side) => ({
    id: side === 0 ? 'left' : 'right',
    profile: nameOf(level + 1, 2 * k + side),
  }));
  return { sleeves, meta_allocation: { train_window: 5, test_window: 5 } };
}

/** Builds the root; the projects of which something was computed. */
function build(): Set<string> {
  const { status, output } = workspace.nx(['run', `${nameOf(0, 0)}:meta`, '--outputStyle=static'], ENVIRONMENT);
  expect(status, output).toBe(0);
  const computed = [...workspace.lastRun()].filter(([task, ended]) => !ended.endsWith('-hit') && !UNCACHED.test(task));
  return new Set(computed.map(([task]) => task.split(':')[0]!));
}

test(`${2 ** DEPTH} sleeves in a tree ${DEPTH} metas deep build, and one leaf that changes re-runs its path to the root only`, () => {
  expect(build().size).toBe(2 ** DEPTH + 2 ** DEPTH - 1);
  const tree = JSON.parse(workspace.read('artifacts/meta/m0_0/run/tree/risk_parity.json'));
  expect(leavesOf(tree)).toHaveLength(2 ** DEPTH);
  const changed = Math.floor(0.6 * 2 ** DEPTH);
  const prices = `sleeves/${nameOf(DEPTH, changed)}/prices.csv`;
  workspace.write(prices, workspace.read(prices).replace(/[\d.]+\s*$/, '99.5\n'));
  const path = Array.from({ length: DEPTH + 1 }, (_, level) => nameOf(level, changed >> (DEPTH - level)));
  expect([...build()].sort()).toEqual(path.sort());
});

function leavesOf(tree: { profile: string; sleeves?: { tree: never }[] }): string[] {
  return tree.sleeves === undefined ? [tree.profile] : tree.sleeves.flatMap(({ tree: below }) => leavesOf(below));
}
