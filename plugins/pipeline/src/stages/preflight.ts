import { counted } from '../report/format.js';
import { engineUses } from './engine-uses.js';
import { requirePreflight } from './require-preflight.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

/** What must hold before anything is computed, of the meta and of everything below it. */
export async function preflight(run: StageRun<unknown>): Promise<StageProduct> {
  const { workspaceRoot, profile, family, ledger, compute } = run;
  await requirePreflight({ workspaceRoot, where: `${profile}: preflight`, family, python: compute?.python });
  const checks = {
    engines: engineUses(family)
      .map(({ engine }) => engine)
      .sort(),
    risk_profiles: [...new Set(family.flatMap(({ risk }) => risk.profiles))].sort(),
    profiles: family.map(({ name }) => name),
  };
  ledger.record({ step: 'preflight', phase: 'outcome', status: 'success', data: checks });
  return {
    files: new Map([['preflight.json', jsonFile(checks)]]),
    summary: `${counted(family.length, 'profile')} ready`,
  };
}
