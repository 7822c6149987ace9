import type { RiskProfile } from '@metafolio/quant';
import { ENGINE } from '../engine-version.js';
import { PYTHON_ENGINE_NAMES, PYTHON_ENGINES, type PythonEngineName } from '../engines/catalogue.js';
import { compareBatch } from '../engines/compare-batch.js';
import { COMPARISON, COMPARISON_FILE, type ComparisonRow, type EngineComparison } from '../engines/comparison.js';
import type { SolveBatch } from '../engines/engine.js';
import { engineOf } from '../engines/engine-of.js';
import { engineReports } from '../engines/engine-report.js';
import { GateError } from '../errors.js';
import { type Manifest, type ResolvedProfile, resolveProfile } from '../manifest/index.js';
import { canonicalJson } from '../storage/canonical-json.js';
import { sha256 } from '../storage/digest.js';
import { type Inputs, openInputs } from '../storage/inputs.js';
import { publishArtifact } from '../storage/publish.js';
import { allocationOf, allocationProblem } from './allocate.js';
import { batchOf } from './decide-windows.js';
import { familyOf } from './family.js';
import type { RunFile } from './run-file.js';
import { stageRun, withOutput } from './run-stage.js';
import { stageDirectory } from './stage-directory.js';
import { jsonFile } from './text-files.js';
import { tournamentProblem } from './tournament.js';

export interface Comparing {
  readonly workspaceRoot: string;
  readonly manifest: Manifest;
  /** A meta that was run. */
  readonly meta: string;
  /** Interpreter of the engines that run in Python. */
  readonly python: string;
}

/**
 * Solves the windows of a meta and of all sleeves below it with every engine that is there, and publishes what differs beside its run,
 * for its report.
 *
 * @throws GateError when no engine but ours is there; IntegrityError when the meta was not run
 */
export async function compareEngines(comparing: Comparing): Promise<EngineComparison> {
  const { workspaceRoot, manifest, meta, python } = comparing;
  const engines = await usableEngines(python);
  const inputs = openInputs(workspaceRoot);
  const { run_id } = inputs.artifactJson<RunFile>(stageDirectory(resolveProfile(manifest, meta), 'run'), 'run.json');
  const rows: ComparisonRow[] = [];
  for (const profile of familyOf(manifest, [meta])) {
    for (const riskProfile of profile.risk.profiles) {
      const able = engines.filter(({ engine }) => has(engine, riskProfile));
      if (able.length === 0) continue;
      const batch = await batchIn(comparing, profile, riskProfile);
      for (const { engine } of able) {
        const compared = await compareBatch(engineOf(engine, python), batch, python);
        rows.push({ profile: profile.name, risk_profile: riskProfile, ...compared });
      }
    }
  }
  const comparison: EngineComparison = { run_id, engines, rows };
  await publish(comparing, comparison, inputs);
  return comparison;
}

function has(engine: PythonEngineName, riskProfile: RiskProfile): boolean {
  const { riskProfiles }: { readonly riskProfiles: readonly RiskProfile[] } = PYTHON_ENGINES[engine];
  return riskProfiles.includes(riskProfile);
}

interface UsableEngine {
  readonly engine: PythonEngineName;
  readonly version: string;
}

/** The engines that pass their self-test, which loads them: what they take for it is not in the times. */
async function usableEngines(python: string): Promise<UsableEngine[]> {
  const reports = await engineReports(python);
  const usable = PYTHON_ENGINE_NAMES.flatMap((name) => {
    const report = reports.find(({ engine }) => engine === name)!;
    return report.found !== null && report.problems.length === 0 ? [{ engine: name, version: report.found }] : [];
  });
  if (usable.length > 0) return usable;
  const problems = reports.flatMap((report) => report.problems);
  throw new GateError({
    where: 'engines compare',
    rule: 'an engine to compare with must be there',
    got: 'none',
    expected: PYTHON_ENGINE_NAMES.join(', '),
    cause: `What is wrong, and its remedy:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
  });
}

/** The windows of one risk profile of a profile, as its own stage solves them. */
async function batchIn(comparing: Comparing, profile: ResolvedProfile, riskProfile: RiskProfile): Promise<SolveBatch> {
  const { workspaceRoot, manifest } = comparing;
  const context = { workspaceRoot, manifest, profile: profile.name, riskProfile };
  if (profile.kind === 'meta') return batchOf(allocationProblem(await allocationOf(stageRun('allocate', context))));
  return batchOf((await tournamentProblem(stageRun('tournament', context))).problem);
}

async function publish({ workspaceRoot, manifest, meta }: Comparing, comparison: EngineComparison, inputs: Inputs) {
  const directory = stageDirectory({ name: meta, kind: 'meta' }, COMPARISON);
  const receipt = {
    stage: COMPARISON,
    profile: meta,
    configDigest: sha256(canonicalJson(comparison.engines)),
    engine: ENGINE,
    engines: comparison.engines.map(({ engine, version }) => ({ name: engine, version })),
  };
  const context = { workspaceRoot, manifest, profile: meta };
  await withOutput(directory, context, async (lock) =>
    publishArtifact(lock, { files: new Map([[COMPARISON_FILE, jsonFile(comparison)]]), receipt, inputs }),
  );
}
