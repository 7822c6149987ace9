import { PipelineError } from '../errors.js';
import { type Manifest, resolveProfile } from '../manifest/index.js';
import { isStored } from '../storage/artifact-files.js';
import type { ArtifactFinding } from '../storage/artifact-finding.js';
import { runDirectory } from '../storage/artifact-paths.js';
import { verifyArtifact } from '../storage/verify.js';
import { childRuns } from './children.js';
import { familyOf } from './family.js';
import { replayRun } from './replay.js';
import { type Verification, verifyProfile } from './verify-profile.js';
import { type CheckedRun, factsOf, verifyRun } from './verify-run.js';

export interface VerifyRunOptions {
  readonly workspaceRoot: string;
  readonly manifest: Manifest;
  /** Workspace-relative folder of the run. */
  readonly directory: string;
  /** Computes the run anew, and compares. */
  readonly replay: boolean;
}

/**
 * Checks a run as far as this workspace can: an archived one by itself; an assembled one with everything that it rests on, down to
 * the sources.
 */
export async function verifyInWorkspace({
  workspaceRoot,
  manifest,
  directory,
  replay,
}: VerifyRunOptions): Promise<Verification> {
  const checked = verifyArchivable(workspaceRoot, manifest, directory);
  const assembled = manifest.profileNames.find(
    (name) => runDirectory(resolveProfile(manifest, name).kind, name) === directory,
  );
  const parts = assembled === undefined ? [] : verifyFamily(workspaceRoot, manifest, assembled);
  const report = { workspaceRoot, directory: directory.replace(/run$/, 'report') };
  const replayed = replay ? await replayFindings(workspaceRoot, manifest, checked) : [];
  const findings = [
    ...checked.findings,
    ...parts.flatMap((part) => part.findings),
    ...(assembled !== undefined && isStored(report) ? verifyArtifact(report) : []),
    ...replayed,
  ];
  return {
    artifacts: parts.reduce((total, { artifacts }) => total + artifacts, 0),
    runs: Math.max(parts.length, 1),
    // A run is checked by itself and as a child.
    findings: [...new Map(findings.map((finding) => [`${finding.path} ${finding.message}`, finding])).values()],
  };
}

/** An archived run must be signed with the key that its profile trusts; of a profile that is gone, with that of the defaults. */
function verifyArchivable(workspaceRoot: string, manifest: Manifest, directory: string): CheckedRun {
  const location = { workspaceRoot, directory };
  const profile = /^artifacts\/runs\/(.*)-[0-9a-f]{12}$/.exec(directory)?.[1];
  if (profile === undefined) return verifyRun(location);
  const { trust } = manifest.profileNames.includes(profile)
    ? resolveProfile(manifest, profile)
    : { trust: manifest.document.defaults?.trust };
  return verifyRun(location, { publicKey: trust?.public_key });
}

function verifyFamily(workspaceRoot: string, manifest: Manifest, profile: string): Verification[] {
  return familyOf(manifest, [profile]).map((resolved) =>
    verifyProfile({
      workspaceRoot,
      kind: resolved.kind,
      name: resolved.name,
      riskProfiles: resolved.risk.profiles,
      publicKey: resolved.trust.public_key,
      children: resolved.kind === 'meta' ? childRuns(manifest, resolved) : [],
    }),
  );
}

/** A run that is broken has findings enough. */
async function replayFindings(
  workspaceRoot: string,
  manifest: Manifest,
  { run }: CheckedRun,
): Promise<ArtifactFinding[]> {
  if (run === undefined) return [];
  const { profile, digests } = factsOf(run);
  const finding = (name: string, message: string): ArtifactFinding => {
    const path = `${run.directory}/${name}`;
    return { rule: 'reproducible', path, message: `${path}: ${message}` };
  };
  try {
    const anew = (await replayRun(workspaceRoot, manifest, profile)).digests;
    const names = [...new Set([...Object.keys(digests), ...Object.keys(anew)])].sort();
    return names
      .filter((name) => digests[name] !== anew[name])
      .map((name) =>
        finding(
          name,
          `computed anew the file must be the same, got ${anew[name] ?? 'none'} (expected ${digests[name] ?? 'none'}).`,
        ),
      );
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return [finding('run.json', `the run cannot be computed anew: ${error.message}`)];
  }
}
