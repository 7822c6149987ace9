import { signCheckpoint } from '../ledger/checkpoint.js';
import { SIGNING_KEY_VARIABLE, signingKey } from '../ledger/signing-key.js';
import type { ResolvedProfile } from '../manifest/index.js';
import { findingOf } from '../storage/artifact-finding.js';
import { archiveDirectory } from '../storage/artifact-paths.js';
import { openRun } from '../storage/open-run.js';
import { checkpointOf, requireSignature } from '../storage/run-signature.js';
import { verifyArtifact } from '../storage/verify.js';
import type { RunFile } from './run-file.js';
import type { StageProduct, StageRun } from './stage.js';

type Config = Pick<ResolvedProfile, 'trust'>;

/**
 * Keeps the run under its id, signed where there is a key. The id is the digest of the content, so an archived run that is whole
 * and signed as it should be is never written again.
 *
 * @throws ConfigurationError when METAFOLIO_SIGNING_KEY names no key, or one that the manifest does not trust
 */
export function archive({ workspaceRoot, config: { trust }, inputs, directory }: StageRun<Config>): StageProduct {
  const key = signingKey(process.env, trust.public_key);
  const run = directory('run');
  const facts = inputs.artifactJson<RunFile>(run, 'run.json');
  const kept = archiveDirectory(facts.run_id);
  if (isKept(workspaceRoot, kept, key && trust.public_key)) {
    return { files: new Map(), directory: kept, summary: `${facts.run_id} is kept already` };
  }
  const names = ['run.json', ...Object.keys(facts.digests)];
  const files = new Map(names.map((name) => [name, inputs.artifact(run, name)]));
  const signature = key && signCheckpoint(checkpointOf(facts, files.get('run.json')!), key);
  const unsigned =
    trust.public_key !== undefined && key === undefined ? `, not signed: ${SIGNING_KEY_VARIABLE} is not set` : '';
  return {
    files,
    directory: kept,
    summary: `kept as ${facts.run_id}${unsigned}`,
    ...(signature === undefined ? {} : { signature }),
  };
}

function isKept(workspaceRoot: string, directory: string, publicKey: string | undefined): boolean {
  if (verifyArtifact({ workspaceRoot, directory }).length > 0) return false;
  if (publicKey === undefined) return true;
  return (
    findingOf('signature', directory, () =>
      requireSignature(workspaceRoot, openRun(workspaceRoot, directory), publicKey),
    ).length === 0
  );
}
