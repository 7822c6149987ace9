import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RiskProfile } from '@metafolio/quant';
import { IntegrityError, PipelineError } from '../errors.js';
import { openRun } from '../storage/open-run.js';
import { staleInputs } from '../storage/stale-inputs.js';
import { verifyArtifact } from '../storage/verify.js';
import type { StageProduct, StageRun } from './stage.js';
import { stagesOf } from './stage-table.js';

interface Config {
  readonly risk: { readonly profiles: readonly RiskProfile[] };
}

/**
 * Checks what the run rests on: every artifact of its stages against its receipt and its inputs, the run and its chain, the runs of
 * its children.
 */
export function verify({ workspaceRoot, kind, profile, config, children, directory }: StageRun<Config>): StageProduct {
  const made = stagesOf(kind)
    .filter(({ name }) => !['archive', 'verify', 'report', kind].includes(name))
    .flatMap(({ name, perRiskProfile }) =>
      perRiskProfile ? config.risk.profiles.map((riskProfile) => directory(name, riskProfile)) : [directory(name)],
    );
  const runs = [directory('run'), ...children.map((child) => child.directory)];
  const broken = [
    ...made.flatMap((artifact) => verifyArtifact({ workspaceRoot, directory: artifact }).map(({ message }) => message)),
    ...runs.flatMap((run) => runFindings(workspaceRoot, run)),
  ];
  // What is whole can still be old; what is broken would count twice.
  const findings =
    broken.length > 0 ? broken : made.flatMap((artifact) => staleInputs({ workspaceRoot, directory: artifact }));
  if (findings.length > 0) {
    throw new IntegrityError({
      where: `${profile}: verify`,
      rule: 'every artifact must be what its receipt says',
      got: `${findings.length} finding${findings.length === 1 ? '' : 's'}`,
      expected: 'none',
      cause: `What was found; delete the artifact and run its target again:\n${findings.map((finding) => `  - ${finding}`).join('\n')}`,
    });
  }
  return { files: new Map(), summary: `${made.length} artifacts and ${runs.length} runs are what their receipts say` };
}

function runFindings(workspaceRoot: string, run: string): string[] {
  if (!existsSync(join(workspaceRoot, run))) return [`${run}: the run is missing`];
  try {
    openRun(workspaceRoot, run);
    return [];
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return [error.message];
  }
}
