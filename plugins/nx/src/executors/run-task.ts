import { loadManifest, type Manifest, PipelineError, runStage } from '@metafolio/pipeline/run';
import type { RiskProfile } from '@metafolio/quant';
import { QuantError } from '@metafolio/quant/contract';
import type { ExecutorContext } from '@nx/devkit';
import { activeManifestPath, pluginOptions } from '../graph/options.js';
import { targetName } from '../graph/target-name.js';
import { PARENT_PID } from './parent.js';
import { progressLine } from './progress-line.js';

/** Options of every stage executor. */
export interface StageOptions {
  readonly stage: string;
  readonly profile: string;
  readonly riskProfile?: RiskProfile;
}

/** How a task ended, and what the terminal shows of it. */
export interface TaskEnd {
  readonly success: boolean;
  readonly terminalOutput: string;
}

/** The manifest that the graph was made from. */
export function manifestOf({ root, nxJsonConfiguration }: ExecutorContext): Manifest {
  return loadManifest({
    workspaceRoot: root,
    path: activeManifestPath({ workspaceRoot: root, options: pluginOptions(nxJsonConfiguration) }),
  });
}

/** Runs one stage; an error of the package is the task's failure, told by its message alone, any other error keeps its stack. */
export async function runTask(
  { stage, profile, riskProfile }: StageOptions,
  { root, manifest }: { root: string; manifest: Manifest },
): Promise<TaskEnd> {
  try {
    const progress = progressLine(`${profile}:${targetName(stage, riskProfile)}`, {
      write: (line) => process.stderr.write(line),
      now: () => performance.now(),
    });
    const named = riskProfile === undefined ? {} : { riskProfile };
    const context = { workspaceRoot: root, manifest, profile, progress, parentPid: PARENT_PID, ...named };
    const { summary } = await runStage(stage, context);
    return { success: true, terminalOutput: `${summary}\n` };
  } catch (error) {
    return { success: false, terminalOutput: `${describe(error)}\n` };
  }
}

function describe(error: unknown): string {
  if (error instanceof PipelineError || error instanceof QuantError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
