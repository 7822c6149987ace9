import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { IntegrityError } from '../../plugins/pipeline/src/errors.js';
import { openManifest } from '../../plugins/pipeline/src/stages/testing/run-line.js';
import { verifyInWorkspace } from '../../plugins/pipeline/src/stages/verify-workspace.js';
import { parseReceipt } from '../../plugins/pipeline/src/storage/receipt.js';
import { type Line, runTask, type Task } from './line.js';
import { AGAIN, numbers, SEED, sampleOf } from './sample.js';

/** What may happen to the bytes of a file; nothing is left of a deleted one. */
type Fault = (bytes: Buffer, random: () => number, other: Buffer) => Buffer | undefined;

const FAULTS: Readonly<Record<string, Fault>> = {
  poisoned: (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed[random() % bytes.length]! ^= 1 << (random() & 7);
    return changed;
  },
  truncated: (bytes, random) => bytes.subarray(0, random() % bytes.length),
  emptied: () => Buffer.alloc(0),
  longer: (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
  swapped: (_bytes, _random, other) => other,
  deleted: () => undefined,
};

/** Does everything to every file of every artifact, and returns how many faults were found; one that is not found fails. */
export async function breakFiles(line: Line, count: number): Promise<number> {
  const names = Object.keys(line.clean);
  const faults = names.flatMap((name) => Object.keys(FAULTS).map((fault) => ({ name, fault })));
  const random = numbers(SEED);
  const chosen = sampleOf(faults, count);
  for (const { name, fault } of chosen) {
    const bytes = bytesOf(line, name);
    const other = names.find(
      (candidate) => dirname(candidate) === dirname(name) && line.clean[candidate] !== line.clean[name],
    );
    const broken = FAULTS[fault]!(bytes, random, bytesOf(line, other ?? names.at(-1)!));
    await expectFound(line, name, { broken, about: `${name} ${fault}, ${AGAIN}` });
  }
  return chosen.length;
}

/** Every task that reads the file refuses it by its name, and `metafolio verify` finds it. */
async function expectFound(
  line: Line,
  name: string,
  { broken, about }: { broken: Buffer | undefined; about: string },
): Promise<void> {
  const { root } = line;
  const path = join(root, 'artifacts', name);
  if (broken === undefined) rmSync(path);
  else writeFileSync(path, broken);
  const directory = directoryOf(line, name);
  const { findings } = await verifyInWorkspace({
    workspaceRoot: root,
    manifest: openManifest(root),
    directory: verifiedWith(directory),
    replay: false,
  });
  expect(
    findings.map(({ path: at }) => at),
    about,
  ).toContain(`artifacts/${name}`);
  for (const task of consumersOf(line, directory, name)) {
    const ran = runTask(root, task);
    await expect(ran, `${about}, read by ${task.profile}:${task.stage}`).rejects.toThrow(IntegrityError);
    await expect(ran, about).rejects.toThrow(`artifacts/${name}`);
    restore(line, task.directory);
  }
  writeFileSync(path, bytesOf(line, name));
}

/** The run that is to be verified for an artifact to be looked at: an archived one by itself, a report with the run that it tells of. */
function verifiedWith(directory: string): string {
  if (directory.startsWith('artifacts/runs/')) return directory;
  return directory.endsWith('/report') ? directory.replace(/report$/, 'run') : 'artifacts/meta/inner/run';
}

/** The artifact of a file: the nearest folder above it with a receipt. */
function directoryOf({ clean }: Line, name: string): string {
  let folder = dirname(name);
  while (clean[`${folder}/receipt.json`] === undefined) folder = dirname(folder);
  return `artifacts/${folder}`;
}

/** The tasks that read a file, by their receipts: of a receipt, all that read any file beside it. */
function consumersOf(line: Line, directory: string, name: string): Task[] {
  return line.tasks.filter((task) => {
    const receipt = `${task.directory.slice('artifacts/'.length)}/receipt.json`;
    if (line.clean[receipt] === undefined || task.stage === 'archive') return false;
    const { inputs } = parseReceipt(bytesOf(line, receipt), receipt).predicate;
    return inputs.some((input) =>
      name.endsWith('/receipt.json') ? input.name.startsWith(`${directory}/`) : input.name === `artifacts/${name}`,
    );
  });
}

function restore(line: Line, directory: string): void {
  for (const name of Object.keys(line.clean).filter((one) => `artifacts/${one}`.startsWith(`${directory}/`))) {
    const path = join(line.root, 'artifacts', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytesOf(line, name));
  }
}

function bytesOf({ kept }: Line, name: string): Buffer {
  return readFileSync(join(kept, name));
}
