import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStage } from '../../plugins/pipeline/src/stages/run-stage.js';
import { openManifest, runLine } from '../../plugins/pipeline/src/stages/testing/run-line.js';
import { smallWorkspace, workspaceFolder } from '../../plugins/pipeline/src/stages/testing/temporary-workspace.js';
import { sha256 } from '../../plugins/pipeline/src/storage/digest.js';
import { openInputs } from '../../plugins/pipeline/src/storage/inputs.js';
import { contentOf, publishFiles } from '../../plugins/pipeline/src/storage/testing/workspace.js';

/** One task of the line, and the folder that it publishes. */
export interface Task {
  readonly profile: string;
  readonly stage: string;
  readonly riskProfile?: 'hrp';
  readonly directory: string;
}

/** A workspace in which everything ran once, and what a clean run left in it. */
export interface Line {
  readonly root: string;
  /** A copy of its artifacts. */
  readonly kept: string;
  /** Every stage of both kinds. */
  readonly tasks: readonly Task[];
  /** Digest of every file below artifacts/, by name. */
  readonly clean: Readonly<Record<string, string>>;
}

/** What every artifact is before a fault: another one, whole, of an earlier time. */
export const FORMER = { 'former.json': '{}\n' };

const SLEEVE = ['ingest', 'select', 'tournament/hrp', 'health', 'sleeve', 'archive', 'verify'];
const META = [
  'preflight',
  'parity',
  'returns/hrp',
  'allocate/hrp',
  'flatten/hrp',
  'health',
  'meta',
  'archive',
  'verify',
  'report',
];

/** Removes the folders of a line. */
export function removeLine({ root, kept }: Line): void {
  for (const folder of [root, kept]) rmSync(folder, { recursive: true, force: true });
}

/** Runs the whole line of a meta over two sleeves in temporary folders, which the caller removes. */
export async function cleanLine(): Promise<Line> {
  const root = workspaceFolder(smallWorkspace());
  const outcomes = await runLine(root, 'inner');
  const clean = digestsOf(root);
  const kept = mkdtempSync(join(tmpdir(), 'metafolio-kept-'));
  cpSync(join(root, 'artifacts'), kept, { recursive: true });
  const directories = new Set(outcomes.map(({ directory }) => directory));
  const archived = (profile: string) =>
    [...directories].find((directory) => directory.startsWith(`artifacts/runs/${profile}-`))!;
  const task =
    (kind: string, profile: string) =>
    (name: string): Task => {
      const [stage, riskProfile] = name.split('/') as [string, 'hrp'?];
      const folder = stage === 'sleeve' || stage === 'meta' ? 'run' : name;
      const directory = stage === 'archive' ? archived(profile) : `artifacts/${kind}/${profile}/${folder}`;
      return { profile, stage, directory, ...(riskProfile && { riskProfile }) };
    };
  return { root, kept, clean, tasks: [...SLEEVE.map(task('sleeves', 'alpha')), ...META.map(task('meta', 'inner'))] };
}

export async function runTask(root: string, { profile, stage, riskProfile }: Task): Promise<{ summary: string }> {
  const context = { workspaceRoot: root, manifest: openManifest(root), profile, workers: 0 };
  return runStage(stage, { ...context, ...(riskProfile && { riskProfile }) });
}

/**
 * Puts a former artifact in the place of the task's; of an archived run, which is never another one, puts none.
 *
 * @returns what it left in artifacts/
 */
export function makeFormer(root: string, { stage, directory }: Task): Record<string, string> {
  rmSync(join(root, directory), { recursive: true, force: true });
  rmSync(join(root, 'artifacts/.locks'), { recursive: true, force: true });
  if (stage !== 'archive' && stage !== 'verify') publishFiles(root, directory, { files: FORMER });
  return digestsOf(root);
}

/** What is in artifacts/ once somebody has looked at the task's artifact, the locks left out. */
export function stateOf(root: string, { directory }: Task): Record<string, string> {
  openInputs(root).has(directory);
  const content = Object.entries(digestsOf(root));
  return Object.fromEntries(content.filter(([name]) => !name.startsWith('.locks/')));
}

/** The files in which two states differ. */
export function differences(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]);
}

/** What holders of locks, and tasks that wanted to be, have left; a folder with nothing in it is no lock. */
export function locksOf(root: string): string[] {
  const folder = join(root, 'artifacts/.locks');
  return existsSync(folder) ? readdirSync(folder).flatMap((name) => readdirSync(join(folder, name))) : [];
}

/** Digest of every file below artifacts/, by name. */
export function digestsOf(root: string): Record<string, string> {
  const content = Object.entries(contentOf(join(root, 'artifacts')));
  return Object.fromEntries(content.map(([name, hex]) => [name, sha256(hex)]));
}
