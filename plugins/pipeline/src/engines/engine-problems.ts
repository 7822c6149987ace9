import type { RiskProfile } from '@metafolio/quant';
import type { EngineName } from './catalogue.js';
import { engineOf } from './engine-of.js';
import { INSTALL, versionProblem } from './engine-problem.js';
import { selfTest } from './self-test.js';

/** What an engine is wanted for. */
export interface EngineUse {
  readonly engine: EngineName;
  readonly riskProfiles: readonly RiskProfile[];
}

/** Why an engine can't be used here, with the remedy: it is missing, of another version, or does not pass its self-test. */
export async function engineProblems({ engine: name, riskProfiles }: EngineUse, python: string): Promise<string[]> {
  const engine = engineOf(name, python);
  const problem = versionProblem(name, await engine.probe());
  if (problem !== null) return [problem];
  const failures = await selfTest(engine, riskProfiles, python);
  return failures.map((failure) => `${failure} Run \`${INSTALL}\` to install it anew.`);
}
