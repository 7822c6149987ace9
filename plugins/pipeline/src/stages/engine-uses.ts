import type { RiskProfile } from '@metafolio/quant';
import type { EngineName } from '../engines/catalogue.js';
import type { EngineUse } from '../engines/engine-problems.js';
import { enginesOf } from '../engines/solve-windows.js';
import type { ResolvedProfile } from '../manifest/index.js';

/** The engines that profiles name, to use or to stand in, and the risk profiles that each is wanted for. */
export function engineUses(profiles: readonly ResolvedProfile[]): EngineUse[] {
  const uses = new Map<EngineName, Set<RiskProfile>>();
  for (const profile of profiles) {
    for (const engine of profileEngines(profile)) {
      uses.set(engine, new Set([...(uses.get(engine) ?? []), ...profile.risk.profiles]));
    }
  }
  return [...uses].map(([engine, riskProfiles]) => ({ engine, riskProfiles: [...riskProfiles] }));
}

/** The engines that solve for the weights of a profile: of its assets, or of its sleeves. */
export function profileEngines(profile: ResolvedProfile): EngineName[] {
  return enginesOf(profile.kind === 'meta' ? profile.meta_allocation : profile.risk);
}
