import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

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

export interface DiskFault {
  /** The operation that fails first, counted from 1. */
  readonly at: number;
  /** `once`: one operation fails and the program goes on. `crash`: nothing after it reaches the disk, as after a power cut. */
  readonly mode: 'once' | 'crash';
}

/** Runs `action` on a disk that fails; says whether the fault was reached. A failing write leaves half of its bytes. */
export function onFailingDisk({ at, mode }: DiskFault, action: () => void): boolean {
  const original = Object.fromEntries(OPERATIONS.map((name) => [name, fs[name] as Operation]));
  let count = 0;
  const failing = (name: string, call: Operation): Operation => {
    return (...parameters) => {
      count += 1;
      if (mode === 'once' ? count !== at : count < at) return call(...parameters);
      if (name === 'writeFileSync' && count === at) call(parameters[0], firstHalf(parameters[1] as Uint8Array));
      throw Object.assign(new Error(`EIO: injected at operation ${count}, ${name}`), { code: 'EIO' });
    };
  };
  Object.assign(fs, Object.fromEntries(Object.entries(original).map(([name, call]) => [name, failing(name, call)])));
  syncBuiltinESMExports();
  try {
    action();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error;
  } finally {
    Object.assign(fs, original);
    syncBuiltinESMExports();
  }
  return count >= at;
}

function firstHalf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length / 2);
}
