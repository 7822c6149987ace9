import { type Disk, disk } from '../disk.js';

/** Operations of the real disk. */
const REAL: Disk = { ...disk };

/** What an operation has done when it fails: half of the bytes are written, the first file of a folder is removed. */
const PARTIAL: Partial<Disk> = {
  create: (path, bytes) => REAL.create(path, bytes.subarray(0, bytes.length / 2)),
  remove: (path) => {
    const [first] = REAL.exists(path) && REAL.stat(path)?.isDirectory() ? REAL.listAll(path) : [];
    if (first?.isFile()) REAL.remove(`${first.parentPath}/${first.name}`);
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
  let count = 0;
  const failing = (name: keyof Disk): ((...parameters: never[]) => unknown) => {
    return (...parameters) => {
      count += 1;
      if (mode === 'once' ? count !== at : count < at)
        return (REAL[name] as (...all: never[]) => unknown)(...parameters);
      if (count === at) (PARTIAL[name] as ((...all: never[]) => unknown) | undefined)?.(...parameters);
      throw Object.assign(new Error(`EIO: injected at operation ${count}, ${name}`), { code: 'EIO' });
    };
  };
  const names = Object.keys(REAL) as (keyof Disk)[];
  Object.assign(disk, Object.fromEntries(names.map((name) => [name, failing(name)])));
  try {
    action();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error;
  } finally {
    Object.assign(disk, REAL);
  }
  return count >= at;
}
