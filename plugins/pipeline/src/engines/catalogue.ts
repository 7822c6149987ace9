import type { HrpMode, RiskProfile } from '@metafolio/quant';

/** A package that runs in a Python process. */
export interface PythonPackage {
  readonly package: string;
  /** The oldest version that answers as our tests hold it to; a next major version is not known. */
  readonly needed: string;
}

/** What is known of an engine without asking it: a manifest is judged by it. */
export interface EngineFacts extends PythonPackage {
  readonly riskProfiles: readonly RiskProfile[];
  /** The one variant of hierarchical risk parity that the engine computes. */
  readonly hrpMode: HrpMode;
}

/** Engines that run in a Python process. Bounds and cluster caps all of them can do. */
export const PYTHON_ENGINES = {
  skfolio: {
    package: 'skfolio',
    needed: '1.12.2',
    riskProfiles: ['equal_weight', 'inverse_volatility', 'min_variance', 'max_sharpe', 'hrp', 'risk_parity'],
    hrpMode: 'skfolio',
  },
  riskfolio: {
    package: 'riskfolio-lib',
    needed: '7.4.0',
    riskProfiles: ['min_variance', 'max_sharpe', 'hrp', 'risk_parity'],
    hrpMode: 'riskfolio',
  },
  pyportfolioopt: {
    package: 'pyportfolioopt',
    needed: '1.6.0',
    riskProfiles: ['min_variance', 'max_sharpe', 'hrp'],
    hrpMode: 'pypfopt',
  },
} as const satisfies Record<string, EngineFacts>;

export type PythonEngineName = keyof typeof PYTHON_ENGINES;
export type EngineName = 'custom' | PythonEngineName;

export const PYTHON_ENGINE_NAMES = Object.keys(PYTHON_ENGINES) as readonly PythonEngineName[];

/** Optimisation engines that a manifest may name; `custom` is Metafolio's own, and solves every risk profile. */
export const ENGINES: readonly EngineName[] = ['custom', ...PYTHON_ENGINE_NAMES];

/** What is known of a Python engine; null of our own. */
export function engineFacts(engine: EngineName): EngineFacts | null {
  return engine === 'custom' ? null : PYTHON_ENGINES[engine];
}

/** The simulator that is the package cvxportfolio itself, by the name of the manifest; `cvxportfolio` is our own, which is held to it. */
export const PYTHON_SIMULATOR = 'cvxportfolio_python';

const SIMULATOR_PACKAGE: PythonPackage = { package: 'cvxportfolio', needed: '1.5.1' };

/** What a process runs: an engine, or the simulator. */
export type WorkerName = PythonEngineName | typeof PYTHON_SIMULATOR;

export const WORKER_NAMES: readonly WorkerName[] = [...PYTHON_ENGINE_NAMES, PYTHON_SIMULATOR];

export function packageOf(worker: WorkerName): PythonPackage {
  return worker === PYTHON_SIMULATOR ? SIMULATOR_PACKAGE : PYTHON_ENGINES[worker];
}
