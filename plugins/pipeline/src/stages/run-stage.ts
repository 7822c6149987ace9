import assert from 'node:assert/strict';
import { ENGINE } from '../engine-version.js';
import { interpreterOf } from '../engines/python/interpreter.js';
import { ConfigurationError } from '../errors.js';
import { startLedger } from '../ledger/ledger.js';
import { LEDGER_FILE } from '../ledger/ledger-entry.js';
import { type ResolvedProfile, resolveProfile } from '../manifest/index.js';
import { canonicalJson } from '../storage/canonical-json.js';
import { sha256 } from '../storage/digest.js';
import { openInputs } from '../storage/inputs.js';
import { lockOutput, type OutputLock, unlock } from '../storage/output-lock.js';
import { publishArtifact } from '../storage/publish.js';
import type { ReceiptHeader } from '../storage/receipt.js';
import { withdrawArtifact } from '../storage/withdraw.js';
import { childRuns } from './children.js';
import { configSlice } from './config-slice.js';
import { familyOf } from './family.js';
import type { StageContext, StageProduct, StageRun } from './stage.js';
import { stageDirectory } from './stage-directory.js';
import { STAGE_FUNCTIONS } from './stage-functions.js';
import { type StageDefinition, stagesOf } from './stage-table.js';

/** What running a stage came to. */
export interface StageOutcome {
  /** Workspace-relative folder of the artifact. */
  readonly directory: string;
  /** What happened, in a line. */
  readonly summary: string;
}

/**
 * Runs one stage of one profile: reads verified inputs, publishes its artifact with a receipt. A stage that fails withdraws the
 * artifact of an earlier success, so that nothing later can take it for the present one.
 *
 * @param name - a name of the stage table
 * @throws PipelineError as the stage documents; ConfigurationError when the profile has no such stage
 */
export async function runStage(name: string, context: StageContext): Promise<StageOutcome> {
  const profile = resolveProfile(context.manifest, context.profile);
  const definition = stageDefinition(profile, name);
  const run = openStage({ context, profile, definition });
  const directory = stageDirectory(profile, name, context.riskProfile);
  const { failure, ...outcome } = await withOutput(directory, context, async (lock) => {
    try {
      return await produce(run, { context, definition, lock });
    } catch (error) {
      withdrawArtifact(lock);
      throw error;
    }
  });
  if (failure !== undefined) throw failure;
  return outcome;
}

/**
 * What the function of a stage gets, for those that ask the same question in another way.
 *
 * @throws ConfigurationError when the profile has no such stage or risk profile
 */
export function stageRun(name: string, context: StageContext): StageRun<never> {
  const profile = resolveProfile(context.manifest, context.profile);
  return openStage({ context, profile, definition: stageDefinition(profile, name) });
}

/** Does something with the artifact of a folder while no other process does. */
export async function withOutput<T>(
  directory: string,
  { workspaceRoot, parentPid }: StageContext,
  action: (lock: OutputLock) => Promise<T>,
): Promise<T> {
  const lock = await lockOutput({ workspaceRoot, directory }, { ...(parentPid === undefined ? {} : { parentPid }) });
  try {
    return await action(lock);
  } finally {
    unlock(lock);
  }
}

async function produce(
  run: StageRun<never>,
  {
    context,
    definition,
    lock,
  }: { readonly context: StageContext; readonly definition: StageDefinition; readonly lock: OutputLock },
): Promise<StageOutcome & Pick<StageProduct, 'failure'>> {
  const genesis = run.ledger.head();
  const stage = await STAGE_FUNCTIONS[definition.name]!();
  const product = await stage(run);
  const directory = product.directory ?? lock.directory;
  const files = withLedger(product, run, genesis);
  // Nx restores what is declared, and leaves other files in a folder where they are.
  if (definition.files !== undefined) assert.deepEqual([...files.keys()].sort(), definition.files.toSorted());
  const publish = async (target: OutputLock) =>
    publishArtifact(target, { files, receipt: receiptHeader(run, definition, product), inputs: run.inputs });
  if (files.size > 0) await (directory === lock.directory ? publish(lock) : withOutput(directory, context, publish));
  return { directory, summary: product.summary, ...(product.failure && { failure: product.failure }) };
}

interface OpenedStage {
  readonly context: StageContext;
  readonly profile: ResolvedProfile;
  readonly definition: StageDefinition;
}

function stageDefinition({ name: profile, kind }: ResolvedProfile, name: string): StageDefinition {
  const stages = stagesOf(kind);
  const definition = stages.find((stage) => stage.name === name);
  if (definition !== undefined) return definition;
  throw new ConfigurationError({
    where: `${profile}: ${name}`,
    rule: `a ${kind} has no such stage`,
    got: name,
    expected: `one of ${stages.map((stage) => stage.name).join(', ')}`,
    cause: 'The stage belongs to the other kind of profile, or its name is misspelt.',
  });
}

function openStage({ context, profile, definition }: OpenedStage): StageRun<never> {
  const { workspaceRoot, manifest, workers, progress, python = interpreterOf(workspaceRoot, process.env) } = context;
  const riskProfile = requiredRiskProfile({ context, profile, definition });
  const config = configSlice({ ...profile }, definition.config);
  return {
    workspaceRoot,
    kind: profile.kind,
    profile: profile.name,
    riskProfile: riskProfile as never,
    config: config as never,
    inputs: openInputs(workspaceRoot),
    ledger: startLedger({
      subject: {
        profile: profile.name,
        kind: profile.kind,
        stage: definition.name,
        ...(riskProfile === undefined ? {} : { risk_profile: riskProfile }),
      },
      config_digest: sha256(canonicalJson(config)),
      engine: ENGINE,
    }),
    children: profile.kind === 'meta' ? childRuns(manifest, profile) : [],
    family: definition.readsFamily ? familyOf(manifest, [profile.name]) : [],
    compute: { python, ...(workers === undefined ? {} : { workers }), ...(progress && { progress }) },
    directory: (stage, of) => stageDirectory(profile, stage, of),
  };
}

function requiredRiskProfile({
  context: { riskProfile },
  profile,
  definition,
}: OpenedStage): StageContext['riskProfile'] {
  const required = definition.perRiskProfile === true;
  if (required ? profile.risk.profiles.some((one) => one === riskProfile) : riskProfile === undefined)
    return riskProfile;
  throw new ConfigurationError({
    where: `${profile.name}: ${definition.name}`,
    rule: required ? 'the stage runs once for each risk profile' : 'the stage does not run for a risk profile',
    got: riskProfile ?? 'none',
    expected: required ? `one of ${profile.risk.profiles.join(', ')}` : 'none',
    cause: 'The risk profile is not in risk.profiles of the manifest, or stands where none belongs.',
  });
}

/** A stage that decided nothing has no ledger. */
function withLedger(
  product: StageProduct,
  { ledger }: StageRun<never>,
  genesis: string,
): ReadonlyMap<string, Uint8Array> {
  return ledger.head() === genesis ? product.files : new Map([...product.files, [LEDGER_FILE, ledger.toBytes()]]);
}

function receiptHeader(
  { profile, riskProfile, config }: StageRun<never>,
  { name }: StageDefinition,
  { engines, signature }: StageProduct,
): ReceiptHeader {
  return {
    stage: name,
    profile,
    ...(riskProfile === undefined ? {} : { riskProfile }),
    configDigest: sha256(canonicalJson(config)),
    engine: ENGINE,
    ...(engines === undefined || engines.length === 0 ? {} : { engines }),
    ...(signature === undefined ? {} : { signature }),
  };
}
