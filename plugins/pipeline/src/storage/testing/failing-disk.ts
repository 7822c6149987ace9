import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/** Every call by which the storage module touches the disk. */
const OPERATIONS = [
  'closeSync',
  'fsyncSync',
  'lstatSync',
  'mkdirSync',
  'openSync',
  'readFileSync',
  'readdirSync',
  'realpathSync',
  'renameSync',
  'rmSync',
  'statSync',
  'writeFileSync',
] as const;

type Operation = (...parameters: unknown[]) => unknown;

const original = { ...fs };

/** What an operation has done when it fails: half of the bytes are written, the first file of a folder is removed. */
const PARTIAL: Record<string, (...parameters: never[]) => void> = {
  writeFileSync: (path: string, bytes: Uint8Array) => original.writeFileSync(path, bytes.subarray(0, bytes.length / 2)),
  rmSync: (path: string) => {
    const [first] = filesOf(path);
    if (first !== undefined) original.unlinkSync(first);
  },
};

export interface DiskFault {
  /** The operation that fails first, counted from 1. */
  readonly at: number;
  /** `once`: one operation fails and the program goes on. `crash`: nothing after it reaches the disk, as after a power cut. */
  readonly mode: 'once' | 'crash';
}

/** Runs `action` on a disk that fails; says whether the fault was reached. What fails has done a part of its work. */
export function onFailingDisk({ at, mode }: DiskFault, action: () => void): boolean {
  const calls = Object.fromEntries(OPERATIONS.map((name) => [name, original[name] as Operation]));
  let count = 0;
  const failing = (name: string, call: Operation): Operation => {
    return (...parameters) => {
      count += 1;
      if (mode === 'once' ? count !== at : count < at) return call(...parameters);
      if (count === at) PARTIAL[name]?.(...(parameters as never[]));
      throw Object.assign(new Error(`EIO: injected at operation ${count}, ${name}`), { code: 'EIO' });
    };
  };
  Object.assign(fs, Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, failing(name, call)])));
  syncBuiltinESMExports();
  try {
    action();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error;
  } finally {
    Object.assign(fs, calls);
    syncBuiltinESMExports();
  }
  return count >= at;
}

/** Sorted; a path that is no folder is a file of its own, if there is one. */
function filesOf(path: string): string[] {
  if (!original.existsSync(path)) return [];
  if (!original.statSync(path).isDirectory()) return [path];
  const entries = original.readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
