import { openInputs } from '../../storage/inputs.js';
import { publishFiles, workspaceOf } from '../../storage/testing/workspace.js';
import type { ChildRun } from '../children.js';
import type { StageProduct, StageRun } from '../stage.js';
import { stageDirectory } from '../stage-directory.js';
import { openLedger } from './problems.js';

export interface StageRunOptions<Config> {
  readonly config: Config;
  /** Files of the stages of the profile `macro` by stage and risk profile: `allocate/hrp`. */
  readonly own?: Readonly<Record<string, Record<string, string | Uint8Array>>>;
  /** Files of the run of each child by its id. */
  readonly children?: Readonly<Record<string, Record<string, string | Uint8Array>>>;
}

/** What the stage function of the meta `macro` under `hrp` gets, in a workspace in which just these artifacts were published. */
export function stageRunOf<Config>({ config, own = {}, children = {} }: StageRunOptions<Config>) {
  const workspaceRoot = workspaceOf({});
  const directory = (stage: string, riskProfile?: string) =>
    stageDirectory({ name: 'macro', kind: 'meta' }, stage, riskProfile);
  for (const [name, files] of Object.entries(own)) {
    const [stage, riskProfile] = name.split('/') as [string, string?];
    publishFiles(workspaceRoot, directory(stage, riskProfile), { files });
  }
  const childRuns: ChildRun[] = Object.entries(children).map(([id, files]) => {
    const run = `artifacts/sleeves/${id}/run`;
    publishFiles(workspaceRoot, run, { files });
    return { id, profile: id, directory: run };
  });
  const { ledger, events } = openLedger();
  const run: StageRun<Config> = {
    workspaceRoot,
    kind: 'meta',
    profile: 'macro',
    riskProfile: 'hrp',
    config,
    inputs: openInputs(workspaceRoot),
    ledger,
    children: childRuns,
    family: [],
    directory,
  };
  return { run, events };
}

/** A JSON file of a product. */
export function productJson<T>({ files }: StageProduct, name: string): T {
  return JSON.parse(new TextDecoder().decode(files.get(name))) as T;
}
