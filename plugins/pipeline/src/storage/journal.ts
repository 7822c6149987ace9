import { join } from 'node:path';
import { engineCode } from '../engine-code.js';
import { canonicalJson } from './canonical-json.js';
import { sha256 } from './digest.js';
import { disk, failedBy } from './disk.js';
import type { Receipt } from './receipt.js';
import { workspacePath } from './workspace-files.js';

/**
 * What every task of this workspace made: an empty file `<key>.<output>` for each output of a task. It stands outside artifacts/ and
 * every cache, so neither a restored artifact nor `rm -r artifacts` changes it; files without content can't be half written.
 */
const FOLDER = '.metafolio/journal';

/** Remembers that the task of a receipt had the output that the receipt lists. */
export function recordOutput(workspaceRoot: string, receipt: Receipt): void {
  const key = taskKey(receipt);
  const folder = folderOf(workspaceRoot, key);
  disk.makeFolders(folder);
  try {
    disk.create(join(folder, `${key}.${outputDigest(receipt)}`), new Uint8Array());
  } catch (error) {
    if (!failedBy(error, 'EEXIST')) throw error;
  }
}

/** The other outputs that the task of a receipt is known to have had here, as the journal's files; none when it is reproducible. */
export function otherOutputs(workspaceRoot: string, receipt: Receipt): string[] {
  const key = taskKey(receipt);
  const folder = folderOf(workspaceRoot, key);
  if (!disk.exists(folder)) return [];
  return disk
    .list(folder)
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${key}.`) && name !== `${key}.${outputDigest(receipt)}`)
    .sort()
    .map((name) => `${FOLDER}/${key.slice(0, 2)}/${name}`);
}

/** Whether this output was made here, from these inputs by the present code. */
export function isRecorded(workspaceRoot: string, receipt: Receipt): boolean {
  const key = taskKey(receipt);
  return disk.exists(join(folderOf(workspaceRoot, key), `${key}.${outputDigest(receipt)}`));
}

/** Digest of all that decides what a task makes: the stage, its configuration and inputs, the engines and our code. */
function taskKey({ predicate }: Receipt): string {
  const { stage, profile, risk_profile = null, config_digest, engine, engines = [], inputs } = predicate;
  const code = engineCode();
  return sha256(canonicalJson({ stage, profile, risk_profile, config_digest, engine, engines, inputs, code }));
}

function outputDigest({ subject }: Receipt): string {
  return sha256(canonicalJson(subject));
}

function folderOf(workspaceRoot: string, key: string): string {
  return join(workspaceRoot, workspacePath(workspaceRoot, FOLDER), key.slice(0, 2));
}
