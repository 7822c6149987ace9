import { computesLong } from '@metafolio/pipeline/run';
import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { endWithParent } from './parent.js';
import { manifestOf, runTask, type StageOptions } from './run-task.js';

/** What Nx wants to know of one task of a batch. */
export interface BatchTaskEnd {
  readonly task: string;
  readonly result: {
    readonly success: boolean;
    readonly status: 'success' | 'failure' | 'skipped';
    readonly terminalOutput: string;
    readonly startTime: number;
    readonly endTime: number;
  };
}

/** Runs a single task, in a process of its own. */
export async function stageExecutor(options: StageOptions, context: ExecutorContext): Promise<{ success: boolean }> {
  endWithParent(computesLong(options.stage));
  const { success, terminalOutput } = await runTask(options, { root: context.root, manifest: manifestOf(context) });
  process[success ? 'stdout' : 'stderr'].write(terminalOutput);
  return { success };
}

/**
 * Runs all ready tasks of an executor in one process. Every task is yielded, those behind a failure as skipped: Nx would run what is
 * left over once more, with hashes that no longer hold.
 */
export async function* stageBatchExecutor(
  taskGraph: TaskGraph,
  optionsByTask: Record<string, StageOptions>,
  _overrides: unknown,
  context: ExecutorContext,
): AsyncGenerator<BatchTaskEnd> {
  endWithParent(Object.keys(taskGraph.tasks).some((task) => computesLong(optionsByTask[task]!.stage)));
  const manifest = manifestOf(context);
  const failed = new Set<string>();
  for (const task of topologicalOrder(taskGraph)) {
    const startTime = Date.now();
    const blocked = (taskGraph.dependencies[task] ?? []).some(({ id }) => failed.has(id));
    const end = blocked
      ? { success: false, terminalOutput: 'skipped: a task it depends on failed\n' }
      : await runTask(optionsByTask[task]!, { root: context.root, manifest });
    if (!end.success) failed.add(task);
    const status = end.success ? 'success' : blocked ? 'skipped' : 'failure';
    yield { task, result: { ...end, status, startTime, endTime: Date.now() } };
  }
}

/** Tasks after their dependencies, otherwise by name: the order of the graph that Nx hands over is neither. */
export function topologicalOrder({ tasks, dependencies }: Pick<TaskGraph, 'tasks' | 'dependencies'>): string[] {
  const ordered = new Set<string>();
  const visit = (task: string): void => {
    if (ordered.has(task) || tasks[task] === undefined) return;
    for (const id of (dependencies[task] ?? []).map((edge) => edge.id).sort()) visit(id);
    ordered.add(task);
  };
  for (const task of Object.keys(tasks).sort()) visit(task);
  return [...ordered];
}
