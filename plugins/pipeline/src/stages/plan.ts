import { ENGINE } from '../engine-version.js';
import { PipelineError } from '../errors.js';
import { loadSleeve, type Manifest, type ResolvedProfile } from '../manifest/index.js';
import { hasReceipt, readReceipt } from '../storage/artifact-files.js';
import { canonicalJson } from '../storage/canonical-json.js';
import { sha256 } from '../storage/digest.js';
import { isRecorded } from '../storage/journal.js';
import type { Receipt } from '../storage/receipt.js';
import { staleInputs } from '../storage/stale-inputs.js';
import { verifyArtifact } from '../storage/verify.js';
import { changedSettings } from './changed-settings.js';
import { configSlice } from './config-slice.js';
import { familyOf } from './family.js';
import { stageDirectory } from './stage-directory.js';
import { type StageDefinition, stagesOf } from './stage-table.js';

/** What a run would do with one task, judged by what is on the disk. */
export interface PlannedTask {
  readonly profile: string;
  readonly stage: string;
  readonly riskProfile?: string;
  /**
   * `hit`: made from the present inputs. `runs`: not made yet, or from other inputs. `follows`: runs if what the tasks before it make
   * differs. `always`: never cached.
   */
  readonly state: 'hit' | 'runs' | 'follows' | 'always';
  /** Why: a file or a place in the manifest each; of what follows, the tasks that it waits for. */
  readonly reasons: readonly string[];
}

export interface PlanOptions {
  readonly workspaceRoot: string;
  readonly manifest: Manifest;
  /** Profiles to run. */
  readonly names: readonly string[];
}

/** What running the profiles would compute, and why; nothing is computed or written. Nx may still have a task that runs in its cache. */
export function planTasks({ workspaceRoot, manifest, names }: PlanOptions): PlannedTask[] {
  const planned = new Map<string, PlannedTask>();
  for (const profile of familyOf(manifest, names)) {
    const stages = stagesOf(profile.kind).filter(({ name }) => name !== 'archive');
    for (const stage of stages) {
      for (const riskProfile of stage.perRiskProfile ? profile.risk.profiles : [undefined]) {
        const directory = stageDirectory(profile, stage.name, riskProfile);
        const judged = judge({ workspaceRoot, manifest, profile, stage, directory, planned });
        planned.set(directory, {
          profile: profile.name,
          stage: stage.name,
          ...(riskProfile === undefined ? {} : { riskProfile }),
          ...judged,
        });
      }
    }
  }
  return [...planned.values()];
}

interface Task {
  readonly workspaceRoot: string;
  readonly manifest: Manifest;
  readonly profile: ResolvedProfile;
  readonly stage: StageDefinition;
  readonly directory: string;
  /** By their directories, the tasks that were judged before. */
  readonly planned: ReadonlyMap<string, PlannedTask>;
}

type Judgement = Pick<PlannedTask, 'state' | 'reasons'>;

function judge(task: Task): Judgement {
  const { workspaceRoot, stage, directory, planned } = task;
  if (stage.uncached) return { state: 'always', reasons: [stage.description] };
  if (!hasReceipt({ workspaceRoot, directory })) return { state: 'runs', reasons: ['it was not made yet'] };
  try {
    const receipt = readReceipt({ workspaceRoot, directory });
    const reasons = [...damage(task), ...configReasons(task, receipt), ...inputReasons(task, receipt)];
    if (reasons.length > 0) return { state: 'runs', reasons };
    const before = unsettled(receipt, planned);
    if (before.length > 0) return { state: 'follows', reasons: before };
    return codeReasons(task, receipt);
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return { state: 'runs', reasons: [error.message] };
  }
}

function damage({ workspaceRoot, directory }: Task): string[] {
  return verifyArtifact({ workspaceRoot, directory }).map(
    ({ rule, path }) => `${path} is not as it was made (${rule})`,
  );
}

function configReasons({ workspaceRoot, manifest, profile, stage }: Task, { predicate }: Receipt): string[] {
  const slice = configSlice({ ...profile }, stage.config);
  if (sha256(canonicalJson(slice)) === predicate.config_digest) return [];
  return changedSettings({ workspaceRoot, manifest, profile, settings: stage.config, was: predicate.config_digest });
}

/** Files that are not as they were consumed, and those that have come to match a pattern since. */
function inputReasons({ workspaceRoot, profile, stage, directory }: Task, { predicate }: Receipt): string[] {
  const known = new Set(predicate.inputs.map(({ name }) => name));
  const added = stage.readsSource ? loadSleeve({ workspaceRoot, profile: profile.name }).sourceFiles : [];
  return [
    ...staleInputs({ workspaceRoot, directory }).map(({ input }) => `${input} is not as it was consumed`),
    ...added.filter((file) => !known.has(file)).map((file) => `${file} is new`),
  ];
}

/** The tasks before this one that run, or may. */
function unsettled({ predicate }: Receipt, planned: ReadonlyMap<string, PlannedTask>): string[] {
  const before = [...planned].filter(
    ([directory, { state }]) =>
      (state === 'runs' || state === 'follows') &&
      predicate.inputs.some(({ name }) => name.startsWith(`${directory}/`)),
  );
  return before.map(([, task]) => taskName(task));
}

/** The journal knows what was made here with the present code. */
function codeReasons({ workspaceRoot }: Task, receipt: Receipt): Judgement {
  const { name, version } = receipt.predicate.engine;
  if (name !== ENGINE.name || version !== ENGINE.version) {
    return { state: 'runs', reasons: [`made by ${name} ${version}, this is ${ENGINE.name} ${ENGINE.version}`] };
  }
  if (isRecorded(workspaceRoot, receipt)) return { state: 'hit', reasons: [] };
  return { state: 'runs', reasons: ['it was not made in this workspace with the present code'] };
}

/** `production:tournament-hrp`, as Nx calls it. */
export function taskName({ profile, stage, riskProfile }: PlannedTask): string {
  return `${profile}:${riskProfile === undefined ? stage : `${stage}-${riskProfile}`}`;
}
