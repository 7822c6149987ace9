import { join } from 'node:path';
import {
  type ArtifactFinding,
  faultOf,
  loadManifest,
  type Verification,
  verifyInWorkspace,
  verifyStatus,
} from '@metafolio/pipeline';
import type { NxJsonConfiguration } from '@nx/devkit';
import { readJsonFile } from '@nx/devkit';
import { activeManifestPath, pluginOptions } from '../graph/options.js';

export interface VerifyOptions {
  readonly workspaceRoot: string;
  /** Workspace-relative folder of a run, assembled or archived. */
  readonly directory: string;
  readonly replay: boolean;
  readonly json: boolean;
}

/**
 * Checks a run and what it rests on, and lists every finding.
 *
 * @returns the exit status: the bits of {@link verifyStatus}
 * @throws PipelineError when there is no manifest to read it with
 */
export async function verify({ workspaceRoot, directory, replay, json }: VerifyOptions): Promise<number> {
  const options = pluginOptions(readJsonFile<NxJsonConfiguration>(join(workspaceRoot, 'nx.json')));
  const manifest = loadManifest({ workspaceRoot, path: activeManifestPath({ workspaceRoot, options }) });
  const verification = await verifyInWorkspace({ workspaceRoot, manifest, directory, replay });
  const { findings } = verification;
  const status = verifyStatus(findings);
  const report = { run: directory, status, findings: findings.map((one) => ({ fault: faultOf(one), ...one })) };
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : describe(directory, verification));
  return status;
}

function describe(directory: string, { artifacts, runs, findings }: Verification): string {
  if (findings.length > 0) return findings.map(line).join('');
  return `${directory}: ${artifacts} artifacts and ${runs} runs are what their receipts say\n`;
}

function line(finding: ArtifactFinding): string {
  return `${faultOf(finding)} (${finding.rule}): ${finding.message}\n`;
}
