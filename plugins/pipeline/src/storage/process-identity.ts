import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { sha256 } from './digest.js';
import { failedBy } from './disk.js';

/** One process for good: the number of a process comes again, the number with the hour of its birth does not. */
export interface ProcessIdentity {
  /** Digest of the machine's name: of processes elsewhere nothing can be said. */
  readonly host: string;
  readonly pid: number;
  /** Digest of the machine's boot and the process's start, where the system tells them (Linux); '' elsewhere. */
  readonly birth: string;
}

const HOST = short(hostname());

/** Who runs under a number on this machine now; nobody when no process does, or only one that has ended and was not buried. */
export function processIdentity(pid: number): ProcessIdentity | undefined {
  return isRunning(pid) ? { host: HOST, pid, birth: birthOf(pid) } : undefined;
}

/** Whether a process has certainly ended; of one on another machine that is never certain. */
export function hasEnded({ host, pid, birth }: ProcessIdentity): boolean {
  return host === HOST && processIdentity(pid)?.birth !== birth;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && recordOf(pid)?.state !== 'Z';
  } catch (error) {
    return failedBy(error, 'EPERM');
  }
}

function birthOf(pid: number): string {
  const record = recordOf(pid);
  return record === undefined ? '' : short(`${record.boot} ${record.start}`);
}

/** proc(5): the fields after the name, which ends with the last parenthesis; the state is field 3, the start field 22. */
function recordOf(pid: number): Readonly<Record<'state' | 'start' | 'boot', string | undefined>> | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1');
    return { state: fields[0], start: fields[19], boot };
  } catch {
    return undefined;
  }
}

function short(text: string): string {
  return sha256(text).slice(0, 8);
}
