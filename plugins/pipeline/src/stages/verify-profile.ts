import { IntegrityError } from '../errors.js';
import { type ArtifactLocation, readReceipt } from '../storage/artifact-files.js';
import { type ArtifactFinding, findingOf } from '../storage/artifact-finding.js';
import type { ProfileKind } from '../storage/artifact-paths.js';
import { otherOutputs } from '../storage/journal.js';
import type { Receipt } from '../storage/receipt.js';
import { staleInputs } from '../storage/stale-inputs.js';
import { verifyArtifact } from '../storage/verify.js';
import type { ChildRun } from './children.js';
import { stageDirectory } from './stage-directory.js';
import { type StageDefinition, stagesOf } from './stage-table.js';
import { factsOf, verifyRun } from './verify-run.js';

/** Stages on which no run rests. */
export const AFTER_RUN: readonly string[] = ['archive', 'verify', 'report'];

/** Whose artifacts are checked. */
export interface VerifiedProfile {
  readonly workspaceRoot: string;
  readonly kind: ProfileKind;
  readonly name: string;
  readonly riskProfiles: readonly string[];
  readonly children: readonly ChildRun[];
  /** The key with which pinned children must be signed, if any. */
  readonly publicKey?: string | undefined;
}

/** What was checked, and what was found. */
export interface Verification {
  readonly artifacts: number;
  readonly runs: number;
  readonly findings: readonly ArtifactFinding[];
}

/**
 * Checks what the run of a profile rests on: every artifact of its stages against its receipt, its inputs and (where it is cached) the
 * journal, the run with its chain and its weights, the runs of its children.
 */
export function verifyProfile(profile: VerifiedProfile): Verification {
  const { workspaceRoot, children, publicKey } = profile;
  const at = (directory: string): ArtifactLocation => ({ workspaceRoot, directory });
  const stages = stagesOf(profile.kind).filter(({ name }) => name !== profile.kind && !AFTER_RUN.includes(name));
  const artifacts = stageDirectories(profile, stages).map(at);
  const own = at(stageDirectory(profile, 'run'));
  const below = children.map(({ directory, runId }) =>
    verifyRun(at(directory), { publicKey: runId === undefined ? undefined : publicKey }),
  );
  const whole = below.flatMap(({ run }) => run ?? []);
  const broken = [
    ...artifacts.flatMap(verifyArtifact),
    ...verifyRun(own, { children: new Map(whole.map((run) => [factsOf(run).run_id, run])) }).findings,
    ...below.flatMap(({ findings }) => findings),
  ];
  // What is whole can still be old; what is broken would count twice.
  const findings = broken.length > 0 ? broken : agedFindings(profile, artifacts.map(withReceipt), withReceipt(own));
  return { artifacts: artifacts.length, runs: 1 + children.length, findings };
}

/** An artifact that is whole: its files have the digests of its receipt. */
interface WholeArtifact extends ArtifactLocation {
  readonly receipt: Receipt;
}

function withReceipt(location: ArtifactLocation): WholeArtifact {
  return { ...location, receipt: readReceipt(location) };
}

/** What was made from other inputs than those that are there, or came out otherwise before. */
function agedFindings(
  profile: VerifiedProfile,
  artifacts: readonly WholeArtifact[],
  run: WholeArtifact,
): ArtifactFinding[] {
  const digests = new Map(
    artifacts.flatMap(({ directory, receipt }) =>
      receipt.subject.map(({ name, digest }) => [`${directory}/${name}`, digest.sha256] as const),
    ),
  );
  // What says something of the machine need not say the same of the same inputs.
  const unrepeatable = stageDirectories(
    profile,
    stagesOf(profile.kind).filter(({ uncached }) => uncached),
  );
  return [
    ...artifacts.flatMap((artifact) => staleInputs(artifact, { receipt: artifact.receipt, digests })),
    ...[...artifacts, run].filter(({ directory }) => !unrepeatable.includes(directory)).flatMap(irreproducible),
  ];
}

function stageDirectories(profile: VerifiedProfile, stages: readonly StageDefinition[]): string[] {
  return stages.flatMap(({ name, perRiskProfile }) =>
    perRiskProfile
      ? profile.riskProfiles.map((riskProfile) => stageDirectory(profile, name, riskProfile))
      : [stageDirectory(profile, name)],
  );
}

function irreproducible({ workspaceRoot, directory, receipt }: WholeArtifact): ArtifactFinding[] {
  return findingOf('reproducible', directory, () => {
    const others = otherOutputs(workspaceRoot, receipt);
    if (others.length === 0) return;
    throw new IntegrityError({
      where: directory,
      rule: 'one task must have one output',
      got: `another output before: ${others.join(', ')}`,
      expected: 'the same bytes whenever configuration, inputs and engine are the same',
      cause:
        'A cache gave back what this engine never made, or a result depends on more than its inputs. Run the target without the cache; when it is right, delete the entry named.',
    });
  });
}
