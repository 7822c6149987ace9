import type { RiskProfile } from '@metafolio/quant';
import type { GateError } from '../errors.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Manifest, ResolvedProfile } from '../manifest/index.js';
import type { ComputeOptions, Progress } from '../pool/window-pool.js';
import type { ProfileKind } from '../storage/artifact-paths.js';
import type { Inputs } from '../storage/inputs.js';
import type { Engine } from '../storage/receipt.js';
import type { ChildRun } from './children.js';

/** What a stage is run for. */
export interface StageContext {
  readonly workspaceRoot: string;
  readonly manifest: Manifest;
  readonly profile: string;
  /** Required by the stages that run once a risk profile. */
  readonly riskProfile?: RiskProfile;
  /** Called as the windows of a stage are done; not at all by a stage without windows. */
  readonly progress?: Progress;
  /** Workers that compute the windows; without it METAFOLIO_WORKERS, else as many as pay. The results are the same for any number. */
  readonly workers?: number;
  /** Interpreter of the engines that run in Python; without it that of METAFOLIO_PYTHON or of the workspace. */
  readonly python?: string;
  /** Process that waits for the result: once it has ended nothing is published, and another task may take the output over. */
  readonly parentPid?: number;
}

/** What a stage function gets: its declared configuration, verified inputs, a ledger; nothing else of the workspace. */
export interface StageRun<Config> {
  readonly workspaceRoot: string;
  readonly kind: ProfileKind;
  readonly profile: string;
  readonly riskProfile: RiskProfile;
  /** The blocks and keys that the stage table declares for the stage. */
  readonly config: Config;
  readonly inputs: Inputs;
  /** The segment of this stage; published as audit.jsonl beside its files. */
  readonly ledger: Ledger;
  readonly children: readonly ChildRun[];
  /** The profile after all that the graph executes below it, for a stage that declares to read it; else empty. */
  readonly family: readonly ResolvedProfile[];
  /** How windows are computed; nothing of it shows in the result. */
  readonly compute?: ComputeOptions;
  /** Folder of another stage of the same profile. */
  directory(stage: string, riskProfile?: string): string;
}

/** What a stage makes: the files of its artifact (none: nothing is published), and a few words for the terminal. */
export interface StageProduct {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly summary: string;
  /** Engines besides our own that it was made with, for the receipt. */
  readonly engines?: readonly Engine[];
  /** Where to publish, when it is not the stage's own folder. */
  readonly directory?: string;
  /** Goes into the receipt. */
  readonly signature?: string;
  /** The stage did its work and its files are published, but what it found fails the task: a gate that has to be read. */
  readonly failure?: GateError;
}

export type StageFunction<Config> = (run: StageRun<Config>) => StageProduct | Promise<StageProduct>;
