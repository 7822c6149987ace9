import { expect } from 'vitest';
import { type Disk, disk } from '../../plugins/pipeline/src/storage/disk.js';
import { verifyArtifact } from '../../plugins/pipeline/src/storage/verify.js';
import { differences, type Line, locksOf, makeFormer, runTask, stateOf, type Task } from './line.js';
import { AGAIN, sampleOf } from './sample.js';

type Operation = keyof Disk;

/** A way in which a disk fails, and the operations that can fail so. */
interface Failure {
  readonly code: string;
  readonly operations: readonly Operation[];
}

const REAL: Disk = { ...disk };
const EVERY = Object.keys(REAL) as Operation[];

/** A `lost` write says that all is well, and half of the bytes are gone. */
const FAILURES: readonly Failure[] = [
  { code: 'ENOSPC', operations: ['create', 'makeFolder', 'makeFolders', 'sync', 'rename'] },
  { code: 'EIO', operations: EVERY },
  { code: 'EACCES', operations: EVERY.filter((name) => name !== 'sync') },
  { code: 'lost', operations: ['create'] },
];

interface DiskError {
  readonly task: Task;
  readonly code: string;
  /** The operation that fails, counted from 0. */
  readonly at: number;
  readonly operation: Operation;
}

/** Lets every disk operation of tasks fail in every way, once each; returns how many failures there were. */
export async function failDisks(line: Line, count: number): Promise<number> {
  const errors: DiskError[] = [];
  for (const task of sampleOf(line.tasks, 6)) errors.push(...(await errorsOf(line, task)));
  const chosen = sampleOf(errors, count);
  for (const error of chosen) await failOnce(line, error);
  return chosen.length;
}

async function errorsOf({ root }: Line, task: Task): Promise<DiskError[]> {
  makeFormer(root, task);
  const done: Operation[] = [];
  await onDisk(
    (name, call) => {
      done.push(name);
      return call();
    },
    () => runTask(root, task),
  );
  return FAILURES.flatMap(({ code, operations }) =>
    done.flatMap((operation, at) => (operations.includes(operation) ? [{ task, code, at, operation }] : [])),
  );
}

/** A task that fails leaves the artifact that was, or none; one that does not has made its own. Then the next run is clean. */
async function failOnce({ root, clean }: Line, { task, code, at, operation }: DiskError): Promise<void> {
  const name = `${task.profile}:${task.stage}, ${code} of ${operation} at operation ${at}, ${AGAIN}`;
  const before = makeFormer(root, task);
  const none = Object.fromEntries(
    Object.entries(clean).filter(([file]) => !`artifacts/${file}`.startsWith(`${task.directory}/`)),
  );
  let count = 0;
  const outcome = await onDisk(
    (_name, call, parameters) => (count++ === at ? fail(code, operation, parameters) : call()),
    () =>
      runTask(root, task).then(
        () => undefined,
        (error: Error) => error,
      ),
  );
  const state = stateOf(root, task);
  if (code === 'lost') expectFound(root, task, { name, clean, state });
  else {
    const allowed = outcome === undefined ? [clean] : [before, none, clean];
    expect(Math.min(...allowed.map((one) => differences(one, state).length)), name).toBe(0);
  }
  if (outcome !== undefined) expect(outcome.message, name).toContain(code);
  await runTask(root, task);
  expect(differences(stateOf(root, task), clean), name).toEqual([]);
  expect(locksOf(root), name).toEqual([]);
}

interface Found {
  readonly name: string;
  readonly clean: Line['clean'];
  readonly state: Line['clean'];
}

/** Bytes that a disk lost are found by whoever looks at the artifact. */
function expectFound(root: string, { directory }: Task, { name, clean, state }: Found): void {
  const findings = verifyArtifact({ workspaceRoot: root, directory });
  if (differences(state, clean).length > 0) expect(findings, name).not.toEqual([]);
}

function fail(code: string, operation: Operation, parameters: readonly unknown[]): unknown {
  if (operation === 'create') {
    const [path, bytes] = parameters as Parameters<Disk['create']>;
    REAL.create(path, bytes.subarray(0, bytes.length / 2));
  }
  if (code === 'lost') return undefined;
  throw Object.assign(new Error(`${code}: injected, ${operation}`), { code });
}

/** Runs an action while every operation of the disk goes through `operate`. */
async function onDisk<T>(
  operate: (name: Operation, call: () => unknown, parameters: readonly unknown[]) => unknown,
  action: () => Promise<T>,
): Promise<T> {
  for (const name of EVERY) {
    const real = REAL[name] as (...parameters: unknown[]) => unknown;
    Object.assign(disk, { [name]: (...parameters: unknown[]) => operate(name, () => real(...parameters), parameters) });
  }
  try {
    return await action();
  } finally {
    Object.assign(disk, REAL);
  }
}
