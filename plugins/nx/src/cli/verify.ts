import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ArtifactFinding,
  faultOf,
  loadManifest,
  locateRun,
  PipelineError,
  type Verification,
  verifyInWorkspace,
  verifyStatus,
} from '@metafolio/pipeline';
import { activeManifestPath } from '../graph/options.js';
import { workspaceOptions } from './nx-workspace.js';
import { fromRoot } from './paths.js';

export interface VerifyOptions {
  readonly workspaceRoot: string;
  /** A run by any of its names. */
  readonly run: string;
  readonly replay: boolean;
  readonly json: boolean;
}

/**
 * Checks a run and what it rests on, and lists every finding.
 *
 * @returns the exit status: the bits of {@link verifyStatus}
 * @throws PipelineError when there is no manifest to read it with
 */
export async function verify({ workspaceRoot, run, replay, json }: VerifyOptions): Promise<number> {
  const options = workspaceOptions(workspaceRoot);
  const manifest = loadManifest({ workspaceRoot, path: activeManifestPath({ workspaceRoot, options }) });
  const place = placeOf(workspaceRoot, run);
  const verification =
    'missing' in place
      ? { artifacts: 0, runs: 0, findings: [place.missing] }
      : await verifyInWorkspace({ workspaceRoot, manifest, directory: place.directory, replay });
  const { findings } = verification;
  const status = verifyStatus(findings);
  const report = { run, status, findings: findings.map((one) => ({ fault: faultOf(one), ...one })) };
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : describe(run, verification));
  return status;
}

/** The folder of the run, also where its run.json is gone; a run that is nowhere is a finding like others. */
function placeOf(workspaceRoot: string, run: string): { directory: string } | { missing: ArtifactFinding } {
  const fromHere = (path: string) => ({ directory: fromRoot(workspaceRoot, join(workspaceRoot, path)) });
  try {
    return fromHere(locateRun(workspaceRoot, run));
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    if (existsSync(join(workspaceRoot, run))) return fromHere(run);
    return { missing: { rule: 'missing', path: run, message: error.message } };
  }
}

function describe(directory: string, { artifacts, runs, findings }: Verification): string {
  if (findings.length > 0) return findings.map(line).join('');
  return `${directory}: ${artifacts} artifacts and ${runs} runs are what their receipts say\n`;
}

function line(finding: ArtifactFinding): string {
  return `${faultOf(finding)} (${finding.rule}): ${finding.message}\n`;
}
