import { RISK_PROFILES } from '@metafolio/quant/contract';
import { ENGINES, type EngineName, engineFacts, PYTHON_SIMULATOR, packageOf, type WorkerName } from './catalogue.js';
import { engineOf } from './engine-of.js';
import { versionProblem } from './engine-problem.js';
import { simulatorProblems } from './engine-problems.js';
import { probePython } from './python/probe-python.js';
import { selfTest } from './self-test.js';

/** What there is of an engine, or of a simulator in Python, on this machine. */
export interface EngineReport {
  readonly engine: EngineName | WorkerName;
  /** The package and the oldest version of it that is known; null of our own. */
  readonly package: string | null;
  readonly needed: string | null;
  /** The version that is installed; null when none is. */
  readonly found: string | null;
  readonly python: string | null;
  readonly risk_profiles: readonly string[];
  readonly hrp_mode: string | null;
  /** Whether it loads and solves a window of three assets under each of its risk profiles; null where it was not asked. */
  readonly self_test: boolean | null;
  /** What keeps it from being used, each with its remedy. */
  readonly problems: readonly string[];
}

/** Asks every engine what it is, and to solve a window; and the simulator in Python, which has no risk profiles. */
export async function engineReports(python: string): Promise<EngineReport[]> {
  return Promise.all([...ENGINES.map((name) => engineReport(name, python)), simulatorReport(python)]);
}

async function simulatorReport(python: string): Promise<EngineReport> {
  const probe = await probePython(PYTHON_SIMULATOR, python);
  const outdated = versionProblem(probe) !== null;
  const problems = await simulatorProblems(python);
  return {
    engine: PYTHON_SIMULATOR,
    ...packageOf(PYTHON_SIMULATOR),
    found: 'missing' in probe ? null : probe.version,
    python: 'missing' in probe ? null : (probe.python ?? null),
    risk_profiles: [],
    hrp_mode: null,
    self_test: outdated ? null : problems.length === 0,
    problems,
  };
}

async function engineReport(name: EngineName, python: string): Promise<EngineReport> {
  const engine = engineOf(name, python);
  const probe = await engine.probe();
  const facts = engineFacts(name);
  const problem = versionProblem(probe);
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
