import {
  type Dirent,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';

/** Every operation by which stored files are read and written; each throws what the system says. */
export interface Disk {
  /** Whether anything stands at the path, a link that leads nowhere too. */
  exists(path: string): boolean;
  /** What stands at the path, a link as such. */
  look(path: string): Stats | undefined;
  /** What stands where the path leads, if it leads anywhere. */
  stat(path: string): Stats | undefined;
  realPath(path: string): string;
  read(path: string): Uint8Array;
  /** What lies in a folder. */
  list(path: string): Dirent[];
  /** What lies in a folder and in all folders below it. */
  listAll(path: string): Dirent[];
  /** Makes one folder in one that is there. */
  makeFolder(path: string): void;
  /** Makes a folder and those above it that are missing. */
  makeFolders(path: string): void;
  /** Writes a file that is not there yet. */
  create(path: string, bytes: Uint8Array): void;
  /** Forces files and folders to the disk, all at once: it writes many in little more time than one. */
  sync(paths: readonly string[]): Promise<void>;
  rename(from: string, to: string): void;
  /** Removes a file, or a folder with all that is in it; nothing there is no error. */
  remove(path: string): void;
  /** Removes a folder with nothing in it. */
  removeEmpty(path: string): void;
}

/** The disk that the storage module uses. Faults are injected by putting another operation in the place of one of these. */
export const disk: Disk = {
  exists: (path) => ifThere(() => lstatSync(path)) !== undefined,
  look: (path) => ifThere(() => lstatSync(path)),
  stat: (path) => ifThere(() => statSync(path)),
  realPath: (path) => realpathSync.native(path),
  read: (path) => readFileSync(path),
  list: (path) => readdirSync(path, { withFileTypes: true }),
  listAll: (path) => readdirSync(path, { recursive: true, withFileTypes: true }),
  makeFolder: (path) => mkdirSync(path),
  makeFolders: (path) => void mkdirSync(path, { recursive: true }),
  create: (path, bytes) => writeFileSync(path, bytes, { flag: 'wx' }),
  sync: async (paths) => void (await Promise.all(paths.map(force))),
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  removeEmpty: (path) => rmdirSync(path),
};

/** Whether a disk operation failed for one of these reasons of the system: `ENOENT`, `EEXIST`, … */
export function failedBy(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

async function force(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function ifThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (failedBy(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) return undefined;
    throw error;
  }
}
