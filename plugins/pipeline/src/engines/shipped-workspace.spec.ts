import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadManifest } from '../manifest/index.js';
import type { RunFile } from '../stages/run-file.js';
import { runProfile } from '../stages/run-profile.js';
import type { StageDefinition } from '../stages/stage-table.js';
import { openRun } from '../storage/open-run.js';
import { type EngineName, engineFacts, PYTHON_ENGINES, PYTHON_SIMULATOR, type PythonEngineName } from './catalogue.js';
import { endWorkers } from './python/workers.js';
import { PYTHON, whyWithout } from './testing/real-python.js';

const REPOSITORY = join(import.meta.dirname, '../../../..');
const RUN = 'artifacts/meta/meta_production/run';

afterAll(endWorkers);

/** What the shipped workspace is computed with, its sleeves and its meta alike. */
interface Case {
  readonly engine: EngineName;
  readonly simulator: string;
  readonly riskProfiles: readonly string[];
  /** Packages that this needs, and the names under which their versions are kept. */
  readonly packages: readonly string[];
  readonly names: readonly string[];
}

function underEngine(engine: PythonEngineName, simulator: string): Case {
  const riskProfiles = ['min_variance', 'hrp'];
  return { engine, simulator, riskProfiles, packages: [PYTHON_ENGINES[engine].package], names: [engine] };
}

const CASES: readonly Case[] = [
  underEngine('skfolio', 'custom'),
  underEngine('riskfolio', 'cvxportfolio'),
  underEngine('pyportfolioopt', 'custom'),
  {
    engine: 'custom',
    simulator: PYTHON_SIMULATOR,
    riskProfiles: ['hrp'],
    packages: ['cvxportfolio'],
    names: [PYTHON_SIMULATOR],
  },
];

function workspaceUnder({ engine, simulator, riskProfiles }: Case): string {
  const root = mkdtempSync(join(tmpdir(), 'metafolio-shipped-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['configs', 'sleeves', 'meta'])
    cpSync(join(REPOSITORY, folder), join(root, folder), { recursive: true });
  const hrp = { mode: engineFacts(engine)?.hrpMode ?? 'skfolio' };
  const manifest = {
    extends: 'manifest.json',
    defaults: { risk: { engine, profiles: riskProfiles, hrp }, backtest: { simulator } },
    profiles: { meta_production: { meta_allocation: { engine } } },
  };
  writeFileSync(join(root, 'configs/foreign.json'), JSON.stringify(manifest));
  return root;
}

describe.each(CASES)('the shipped workspace under $engine, simulated by $simulator', (which) => {
  const why = whyWithout(...which.packages);

  it.skipIf(why !== '')(
    `runs from prices to a meta, every window solved; receipts and manifest name the versions${why}`,
    async () => {
      const workspaceRoot = workspaceUnder(which);
      const manifest = loadManifest({ workspaceRoot, path: 'configs/foreign.json' });
      const wanted = ({ name }: StageDefinition) => !['archive', 'verify', 'report'].includes(name);
      await runProfile({ workspaceRoot, manifest, profile: 'meta_production', python: PYTHON, wanted });
      const { health } = openRun(workspaceRoot, RUN).run as unknown as RunFile;
      const solved = health.map(({ risk_profile, solved_ratio }) => [risk_profile, solved_ratio]);
      expect(solved).toEqual(which.riskProfiles.map((riskProfile) => [riskProfile, 1]));
      const { engines } = versionsIn(workspaceRoot, `${RUN}/resolved_manifest.json`);
      expect(engines.map(({ name }) => name)).toEqual(which.names);
      const receipt = versionsIn(workspaceRoot, 'artifacts/sleeves/production/tournament/hrp/receipt.json');
      expect(receipt.predicate?.engines).toEqual(engines);
    },
    180_000,
  );
});

interface Versions {
  readonly engines: readonly { readonly name: string; readonly version: string }[];
  readonly predicate?: Pick<Versions, 'engines'>;
}

function versionsIn(workspaceRoot: string, path: string): Versions {
  return JSON.parse(readFileSync(join(workspaceRoot, path), 'utf8')) as Versions;
}
