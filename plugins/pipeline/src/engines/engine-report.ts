import { RISK_PROFILES } from '@metafolio/quant';
import { ENGINES, type EngineName, engineFacts } from './catalogue.js';
import { engineOf } from './engine-of.js';
import { versionProblem } from './engine-problem.js';
import { selfTest } from './self-test.js';

/** What there is of an engine on this machine. */
export interface EngineReport {
  readonly engine: EngineName;
  /** The package and the oldest version of it that is known; null of our own. */
  readonly package: string | null;
  readonly needed: string | null;
  /** The version that is installed; null when none is. */
  readonly found: string | null;
  readonly python: string | null;
  readonly risk_profiles: readonly string[];
  readonly hrp_mode: string | null;
  /** Whether it solves a window of three assets under each of its risk profiles; null where it was not asked. */
  readonly self_test: boolean | null;
  /** What keeps it from being used, each with its remedy. */
  readonly problems: readonly string[];
}

/** Asks every engine what it is, and to solve a window. */
export async function engineReports(python: string): Promise<EngineReport[]> {
  return Promise.all(ENGINES.map((name) => engineReport(name, python)));
}

async function engineReport(name: EngineName, python: string): Promise<EngineReport> {
  const engine = engineOf(name, python);
  const probe = await engine.probe();
  const facts = engineFacts(name);
  const problem = versionProblem(name, probe);
  // Our own is tried by the preflight, under the profiles that a manifest names: some need a target of it.
  const failures = problem === null && facts !== null ? await selfTest(engine, facts.riskProfiles, python) : null;
  return {
    engine: name,
    package: facts?.package ?? null,
    needed: facts?.needed ?? null,
    found: 'missing' in probe ? null : probe.version,
    python: 'missing' in probe ? null : (probe.python ?? null),
    risk_profiles: facts?.riskProfiles ?? RISK_PROFILES,
    hrp_mode: facts?.hrpMode ?? null,
    self_test: failures === null ? null : failures.length === 0,
    problems: [...(problem === null ? [] : [problem]), ...(failures ?? [])],
  };
}
