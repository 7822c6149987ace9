import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON_SIMULATOR } from '../engines/catalogue.js';
import { PipelineError } from '../errors.js';
import {
  definitionFile,
  loadMeta,
  loadSleeve,
  type ResolvedMeta,
  type ResolvedProfile,
  type ResolvedSleeve,
} from '../manifest/index.js';
import { percent } from '../report/format.js';
import { archiveDirectory } from '../storage/artifact-paths.js';
import { openRun } from '../storage/open-run.js';
import { requireSignature } from '../storage/run-signature.js';
import { engineUses } from './engine-uses.js';
import { type ProfileHealth, runHealth } from './profile-health.js';
import type { RunFile } from './run-file.js';

interface Checked {
  readonly workspaceRoot: string;
  readonly family: readonly ResolvedProfile[];
  /** Interpreter of the engines that run in Python. */
  readonly python: string;
  /** Whether the solvers of this package are tried: to load them takes longer than all other checks. */
  readonly trySolvers: boolean;
}

/** Everything that would stop the profiles from being computed on this machine, each with its remedy. */
export async function preflightProblems({ workspaceRoot, family, python, trySolvers }: Checked): Promise<string[]> {
  return [
    ...(trySolvers ? await ownSolverProblems(family) : []),
    ...(await pythonProblems(family, python)),
    ...family.flatMap((profile) =>
      profile.kind === 'meta' ? metaProblems(workspaceRoot, profile) : sleeveProblems(workspaceRoot, profile),
    ),
  ];
}

async function ownSolverProblems(family: readonly ResolvedProfile[]): Promise<string[]> {
  const { solverProblems } = await import('./solver-problems.js');
  const riskProfiles = new Set(family.flatMap(({ risk }) => risk.profiles));
  return [...riskProfiles].flatMap(solverProblems);
}

/** Of the engines and the simulator in Python, which most families do without. */
async function pythonProblems(family: readonly ResolvedProfile[], python: string): Promise<string[]> {
  const engines = engineUses(family).filter(({ engine }) => engine !== 'custom');
  const simulates = family.some(({ backtest }) => backtest.simulator === PYTHON_SIMULATOR);
  if (engines.length === 0 && !simulates) return [];
  const { engineProblems, simulatorProblems } = await import('../engines/engine-problems.js');
  const ofEngines = await Promise.all(engines.map((use) => engineProblems(use, python)));
  return [...ofEngines.flat(), ...(simulates ? await simulatorProblems(python) : [])];
}

/** The data of a sleeve must be there; what is in them is for its ingest to judge. */
function sleeveProblems(workspaceRoot: string, { name: profile }: ResolvedSleeve): string[] {
  const definition = definitionFile('sleeve', profile);
  return attempted(`sleeve ${profile}`, () => {
    const { source, sourceFiles } = loadSleeve({ workspaceRoot, profile });
    const patterns = source.sql === undefined ? [source] : source.inputs;
    const unmatched = patterns.filter(({ files }) => files.length === 0).map(({ path }) => path);
    const missing = [...unmatched, ...sourceFiles.filter((path) => !existsSync(join(workspaceRoot, path)))];
    return [...new Set(missing)].map(
      (path) => `sleeve ${profile}: there is no file ${path}; put it there, or name another in ${definition}`,
    );
  });
}

function metaProblems(workspaceRoot: string, meta: ResolvedMeta): string[] {
  return [
    ...attempted(`meta ${meta.name}`, () => judgedProblems(workspaceRoot, meta)),
    ...meta.sleeves.flatMap(({ id, run_id }) =>
      run_id === undefined ? [] : pinProblems(workspaceRoot, { meta, id, runId: run_id }),
    ),
  ];
}

/** Acceptance can only judge risk profiles that the meta runs. */
function judgedProblems(workspaceRoot: string, { name, risk }: ResolvedMeta): string[] {
  const { acceptance } = loadMeta({ workspaceRoot, profile: name });
  return (acceptance.risk_profiles ?? [])
    .filter((judged) => !risk.profiles.includes(judged))
    .map(
      (judged) =>
        `meta ${name}: acceptance.risk_profiles names ${judged}, which it does not run; ` +
        `add it to risk.profiles of the manifest, or take it out of ${definitionFile('meta', name)}`,
    );
}

interface Pin {
  readonly meta: ResolvedMeta;
  readonly id: string;
  readonly runId: string;
}

/** A pinned run must be in the archive, whole, under its own id, with the risk profiles and the health that its parent asks for. */
function pinProblems(workspaceRoot: string, { meta, id, runId }: Pin): string[] {
  const directory = archiveDirectory(runId);
  const remedy = 'restore it from where it was archived, or take run_id out of the manifest';
  if (!existsSync(join(workspaceRoot, directory))) return [`sleeve ${id}: there is no run ${directory}; ${remedy}`];
  try {
    const opened = openRun(workspaceRoot, directory);
    const { run_id, risk_profiles } = opened.run as unknown as RunFile;
    if (run_id !== runId) {
      return [`sleeve ${id}: ${directory} holds the run ${run_id}, not the pinned ${runId}; ${remedy}`];
    }
    const { public_key } = meta.trust;
    if (public_key !== undefined) requireSignature(workspaceRoot, opened, public_key);
    // By its ledger, which the id vouches for.
    return healthProblems({ meta, id, runId }, runHealth(opened.ledger(), risk_profiles));
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return [`sleeve ${id}: the run ${directory} cannot be used; ${remedy}. ${error.message}`];
  }
}

function healthProblems({ meta, id, runId }: Pin, health: readonly ProfileHealth[]): string[] {
  const { name, risk } = meta;
  const { min_solved_ratio: least } = meta.health;
  return risk.profiles.flatMap((riskProfile) => {
    const found = health.find(({ risk_profile }) => risk_profile === riskProfile);
    if (found === undefined) {
      return [
        `sleeve ${id}: the run ${runId} has no ${riskProfile}, which ${name} runs; ` +
          `pin a run that has it, or take ${riskProfile} out of risk.profiles of ${name}`,
      ];
    }
    if (found.solved_ratio >= least) return [];
    return [
      `sleeve ${id}: the run ${runId} solved ${percent(found.solved_ratio)} of its windows under ${riskProfile}, ` +
        `below the ${percent(least)} that ${name} demands; pin a healthy run, or set health.min_solved_ratio of ${name}`,
    ];
  });
}

/** A definition that can't be read is a problem among the others. */
function attempted(where: string, check: () => string[]): string[] {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return [`${where}: ${error.message}`];
  }
}
