import type { RiskProfile } from '@metafolio/quant';
import { type EngineName, PYTHON_SIMULATOR, type WorkerName } from '../engines/catalogue.js';
import { type EngineChoice, enginesOf } from '../engines/engine-choice.js';
import type { EngineUse } from '../engines/engine-problems.js';
import type { BacktestBlock, ResolvedProfile } from '../manifest/index.js';

/** The engines that profiles name, to use or to stand in, and the risk profiles that each is wanted for. */
export function engineUses(profiles: readonly ResolvedProfile[]): EngineUse[] {
  const uses = new Map<EngineName, Set<RiskProfile>>();
  for (const profile of profiles) {
    for (const engine of enginesOf(choiceOf(profile))) {
      uses.set(engine, new Set([...(uses.get(engine) ?? []), ...profile.risk.profiles]));
    }
  }
  return [...uses].map(([engine, riskProfiles]) => ({ engine, riskProfiles: [...riskProfiles] }));
}

/** The Python processes that a profile is computed with; none where everything is our own. */
export function profileWorkers(profile: ResolvedProfile): WorkerName[] {
  return workersOf(choiceOf(profile), profile.backtest);
}

/** The Python processes of a choice of engines and of a simulator. */
export function workersOf(choice: EngineChoice, { simulator }: Pick<BacktestBlock, 'simulator'>): WorkerName[] {
  const engines = enginesOf(choice).filter((engine) => engine !== 'custom');
  return simulator === PYTHON_SIMULATOR ? [...engines, PYTHON_SIMULATOR] : engines;
}

/** Who solves for the weights of a profile: of its assets, or of its sleeves. */
function choiceOf(profile: ResolvedProfile): EngineChoice {
  return profile.kind === 'meta' ? profile.meta_allocation : profile.risk;
}
