import { type ForeignSolver, NotSolvedError, type Question } from '@metafolio/quant';
import { solveWindowWith, type WindowSolution } from '../../stages/solve-window.js';
import type { PythonEngineName } from '../catalogue.js';
import type { Engine } from '../engine.js';
import { answerOf } from './answer.js';
import { loadWorker } from './load-worker.js';
import { probePython } from './probe-python.js';
import { questionFrame } from './question-frame.js';
import { workerFor } from './workers.js';

/** An engine in a Python process of its own. */
export function pythonEngine(name: PythonEngineName, python: string): Engine {
  return {
    name,
    probe: () => probePython(name, python),
    solve: async ({ job, windows }, { progress = () => {} }) => {
      const solutions: WindowSolution[] = [];
      for (const window of windows) {
        const said = new Set<string>();
        const listen = (lines: readonly string[]) => lines.forEach((line) => void said.add(line));
        const solver = pythonSolver(name, { python, limitSeconds: job.risk.engine_time_limit_seconds, listen });
        const solution = await solveWindowWith(solver, job, window);
        solutions.push(said.size === 0 ? solution : { ...solution, messages: [...said] });
        progress(solutions.length, windows.length);
      }
      return solutions;
    },
  };
}

interface PythonSolver {
  readonly python: string;
  /** Seconds that one answer may take. */
  readonly limitSeconds: number;
  /** Told what the package says beside its answers: warnings, and what it prints. */
  readonly listen: (lines: readonly string[]) => void;
}

/** Asks the worker of an engine. */
function pythonSolver(name: PythonEngineName, { python, limitSeconds, listen }: PythonSolver): ForeignSolver {
  const worker = workerFor({ python, engine: name });
  return {
    name,
    solve: async (question) => {
      await loadWorker(name, python);
      const frame = await worker.ask(questionFrame(question), limitSeconds);
      const answer = answerOf(name, frame);
      listen(answer.messages);
      const { weights } = frame.arrays;
      if (answer.outcome === 'weights' && weights !== undefined) return weights.values;
      throw unsolved(name, question, 'message' in answer ? answer.message : `it answered ${answer.outcome}`);
    },
  };
}

function unsolved(name: string, { profile }: Question, reason: string): NotSolvedError {
  return new NotSolvedError({
    where: `engine ${name}: ${profile}`,
    rule: 'it must find weights',
    got: reason,
    expected: 'weights',
    cause: 'The package found no solution of this window.',
  });
}
