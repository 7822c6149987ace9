import type { ComputeOptions } from '../pool/window-pool.js';
import type { UnsolvedWindow, WindowSolution } from '../stages/solve-window.js';
import type { EngineName } from './catalogue.js';
import type { SolveBatch } from './engine.js';
import { enginesOf } from './engine-choice.js';
import { engineOf } from './engine-of.js';

/** A solution, whose it is, and why the engines asked before had none. */
export type EngineSolution = WindowSolution & {
  readonly engine: EngineName;
  readonly refusals: readonly EngineRefusal[];
};

export interface EngineRefusal extends Pick<UnsolvedWindow, 'code' | 'message' | 'attempts' | 'messages' | 'stderr'> {
  readonly engine: EngineName;
}

/**
 * Solves every window with the engine of the job. The windows that it fails go to the fallback engines, in their order; one that
 * they solve is a fallback, and holds why it came to them. Only a failure of the engine is taken further: no other can satisfy
 * bounds that no weights satisfy.
 */
export async function solveWindows(batch: SolveBatch, compute: ComputeOptions = {}): Promise<EngineSolution[]> {
  const [first, ...others] = enginesOf(batch.job.risk);
  const solutions = await solveBy(first!, batch, compute);
  for (const other of others) {
    const open = [...solutions.keys()].filter((k) => isEnginesFailure(solutions[k]!));
    if (open.length === 0) break;
    const again = await solveBy(other, { ...batch, windows: open.map((k) => batch.windows[k]!) }, compute);
    for (const [i, k] of open.entries()) solutions[k] = standIn(again[i]!, solutions[k]!);
  }
  return solutions;
}

async function solveBy(engine: EngineName, batch: SolveBatch, compute: ComputeOptions): Promise<EngineSolution[]> {
  const solutions = await engineOf(engine, compute.python ?? '').solve(batch, compute);
  return solutions.map((solution) => ({ ...solution, engine, refusals: [] }));
}

function isEnginesFailure(solution: WindowSolution): boolean {
  return solution.status === 'error' && (solution.code === 'NOT_SOLVED' || solution.code === 'ENGINE');
}

/** The answer of an engine that stands in for the one that failed. */
function standIn(answer: EngineSolution, failed: EngineSolution): EngineSolution {
  const refusals = [...failed.refusals, refusalOf(failed)];
  return answer.status === 'error' ? { ...answer, refusals } : { ...answer, status: 'fallback', refusals };
}

function refusalOf(failed: EngineSolution): EngineRefusal {
  const { engine, code, message, attempts, messages, stderr } = failed as EngineSolution & UnsolvedWindow;
  return { engine, code, message, attempts, ...(messages && { messages }), ...(stderr && { stderr }) };
}
