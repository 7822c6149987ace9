import type { RiskProfile } from '@metafolio/quant';
import { EngineError } from '../errors.js';
import { type EngineName, PYTHON_SIMULATOR } from './catalogue.js';
import { engineOf } from './engine-of.js';
import { INSTALL, versionProblem } from './engine-problem.js';
import { loadWorker } from './python/load-worker.js';
import { probePython } from './python/probe-python.js';
import { selfTest } from './self-test.js';

/** What an engine is wanted for. */
export interface EngineUse {
  readonly engine: EngineName;
  readonly riskProfiles: readonly RiskProfile[];
}

/** Why an engine can't be used here, with the remedy: it is missing, of another version, or does not pass its self-test. */
export async function engineProblems({ engine: name, riskProfiles }: EngineUse, python: string): Promise<string[]> {
  const engine = engineOf(name, python);
  const problem = versionProblem(await engine.probe());
  if (problem !== null) return [problem];
  const failures = await selfTest(engine, riskProfiles, python);
  return failures.map((failure) => `${failure} Run \`${INSTALL}\` to install it anew.`);
}

/** Why the simulator of the package cvxportfolio can't be used here, with the remedy. */
export async function simulatorProblems(python: string): Promise<string[]> {
  const problem = versionProblem(await probePython(PYTHON_SIMULATOR, python));
  if (problem !== null) return [problem];
  try {
    await loadWorker(PYTHON_SIMULATOR, python);
    return [];
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return [error.message];
  }
}
