import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { readLedger } from '../ledger/read-ledger.js';
import type { ResolvedProfile } from '../manifest/index.js';
import { percent } from '../report/format.js';
import { type ProfileHealth, profileHealth, requireHealthy } from './profile-health.js';
import type { StageProduct, StageRun } from './stage.js';
import { jsonFile } from './text-files.js';

type Config = Pick<ResolvedProfile, 'health'> & { readonly risk: Pick<ResolvedProfile['risk'], 'profiles'> };

/** `health.json`. */
export interface HealthFile {
  readonly min_solved_ratio: number;
  readonly profiles: readonly ProfileHealth[];
}

/** The gate: every risk profile must have solved its share of the windows that were requested of it. */
export function health({ kind, profile, config, inputs, ledger, directory }: StageRun<Config>): StageProduct {
  const { min_solved_ratio: threshold } = config.health;
  const stage = kind === 'sleeve' ? 'tournament' : 'allocate';
  const profiles = config.risk.profiles.map((riskProfile) =>
    profileHealth(riskProfile, readLedger(inputs.artifact(directory(stage, riskProfile), LEDGER_FILE))),
  );
  for (const { risk_profile, requested, solved, fallback, failed } of profiles) {
    ledger.record({
      step: 'health',
      phase: 'finding',
      data: { risk_profile, requested, solved, fallback, failed, threshold },
    });
  }
  requireHealthy({ where: `${profile}: health`, threshold, profiles });
  const file: HealthFile = { min_solved_ratio: threshold, profiles };
  const least = Math.min(...profiles.map(({ solved_ratio }) => solved_ratio));
  return {
    files: new Map([['health.json', jsonFile(file)]]),
    summary: `healthy: at least ${percent(least)} of the windows solved`,
  };
}
