import { randomUUID } from 'node:crypto';
import { hasEnded, type ProcessIdentity, processIdentity } from './process-identity.js';

/**
 * Who holds a lock, as the name of a folder: a holder is told by its name alone, which appears and goes in one step. A holder
 * may depend on a parent: without it nobody waits for the result.
 */
export interface LockToken {
  readonly name: string;
  readonly holder: ProcessIdentity;
  readonly parent?: ProcessIdentity;
}

/** Birth of a process that had ended before anybody could ask. */
const NEVER = '0';

/** Tokens of this process that are in use. */
const held = new Set<string>();

/** A new token of this process, held until {@link dropToken}. */
export function newToken(parentPid?: number): LockToken {
  const holder = processIdentity(process.pid)!;
  const parent =
    parentPid === undefined ? undefined : (processIdentity(parentPid) ?? { ...holder, pid: parentPid, birth: NEVER });
  const processes = [holder, ...(parent === undefined ? [] : [parent])];
  const name = `${processes.map(({ host, pid, birth }) => `${host}-${pid}-${birth}`).join('+')}+${randomUUID()}`;
  held.add(name);
  return { name, holder, ...(parent && { parent }) };
}

/** The holder is done with it, or has given up. */
export function dropToken({ name }: LockToken): void {
  held.delete(name);
}

/** @returns nothing when the name is none of a token */
export function parseToken(name: string): LockToken | undefined {
  const [holder, parent] = name.split('+').slice(0, -1).map(parseIdentity);
  return holder && { name, holder, ...(parent && { parent }) };
}

/** Whether nobody will use the token any more: its process has ended or given it up, or whoever waited for it has ended. */
export function isAbandoned({ name, holder, parent }: LockToken): boolean {
  if (parent !== undefined && hasEnded(parent)) return true;
  return hasEnded(holder) || (isThisProcess(holder) && !held.has(name));
}

function isThisProcess({ host, pid }: ProcessIdentity): boolean {
  return pid === process.pid && host === processIdentity(process.pid)!.host;
}

function parseIdentity(text: string): ProcessIdentity | undefined {
  const [, host, pid, birth] = /^([0-9a-f]{8})-(\d+)-([0-9a-f]*)$/.exec(text) ?? [];
  return host === undefined ? undefined : { host, pid: Number(pid), birth: birth! };
}
