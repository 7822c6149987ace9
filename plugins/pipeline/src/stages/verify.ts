import type { RiskProfile } from '@metafolio/quant';
import { IntegrityError } from '../errors.js';
import type { ResolvedProfile } from '../manifest/index.js';
import { counted } from '../report/format.js';
import type { StageProduct, StageRun } from './stage.js';
import { verifyProfile } from './verify-profile.js';

interface Config {
  readonly risk: { readonly profiles: readonly RiskProfile[] };
  readonly trust: ResolvedProfile['trust'];
}

/** Checks what the run rests on, and fails on any finding: the report comes after it. */
export function verify({ workspaceRoot, kind, profile, config, children }: StageRun<Config>): StageProduct {
  const riskProfiles = config.risk.profiles;
  const publicKey = config.trust.public_key;
  const { artifacts, runs, findings } = verifyProfile({
    workspaceRoot,
    kind,
    name: profile,
    riskProfiles,
    children,
    publicKey,
  });
  if (findings.length > 0) {
    throw new IntegrityError({
      where: `${profile}: verify`,
      rule: 'every artifact must be what its receipt says',
      got: counted(findings.length, 'finding'),
      expected: 'none',
      cause: `What was found; delete the artifact and run its target again:\n${findings.map(({ message }) => `  - ${message}`).join('\n')}`,
    });
  }
  return { files: new Map(), summary: `${artifacts} artifacts and ${runs} runs are what their receipts say` };
}
