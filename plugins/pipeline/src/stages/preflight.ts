import type { ResolvedProfile } from '../manifest/index.js';
import { counted } from '../report/format.js';
import { requirePreflight } from './require-preflight.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

/** What must hold before anything is computed, of the meta and of everything below it. */
export async function preflight({ workspaceRoot, profile, family, ledger }: StageRun<unknown>): Promise<StageProduct> {
  await requirePreflight({ workspaceRoot, where: `${profile}: preflight`, family });
  const checks = {
    engines: [...new Set(family.map(engineOf))].sort(),
    risk_profiles: [...new Set(family.flatMap(({ risk }) => risk.profiles))].sort(),
    profiles: family.map(({ name }) => name),
  };
  ledger.record({ step: 'preflight', phase: 'outcome', status: 'success', data: checks });
  return {
    files: new Map([['preflight.json', jsonFile(checks)]]),
    summary: `${counted(family.length, 'profile')} ready`,
  };
}

/** The engine that solves for the weights of a profile: of its assets, or of its sleeves. */
function engineOf(profile: ResolvedProfile): string {
  return profile.kind === 'meta' ? profile.meta_allocation.engine : profile.risk.engine;
}
