import { ENGINE } from '../engine-version.js';
import type { Ledger } from '../ledger/ledger.js';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { mergeLedgers } from '../ledger/merge.js';
import { canonicalJson } from '../storage/canonical-json.js';
import { sha256 } from '../storage/digest.js';
import type { StageRun } from './stage.js';

/** The ledger of a run: the segments of its stages in their order, as one chain. */
export function mergeSegments(
  { kind, profile, config, inputs, directory }: StageRun<unknown>,
  stages: readonly { readonly stage: string; readonly riskProfile?: string }[],
): Ledger {
  return mergeLedgers({
    subject: { profile, kind, stage: kind },
    config_digest: sha256(canonicalJson(config)),
    engine: ENGINE,
    segments: stages.map(({ stage, riskProfile }) => ({
      stage,
      ...(riskProfile === undefined ? {} : { risk_profile: riskProfile }),
      bytes: inputs.artifact(directory(stage, riskProfile), LEDGER_FILE),
    })),
  });
}
