import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { GateError } from '../errors.js';
import { openInputs } from './inputs.js';
import { dropToken, newToken } from './lock-token.js';
import { lockedPaths, lockOutput, type OutputLock, tryLock, unlock } from './output-lock.js';
import { publishArtifact } from './publish.js';
import { bytesOf, CONFIG_DIGEST, contentOf, ENGINE, publishFiles, workspaceOf } from './testing/workspace.js';
import { withdrawArtifact } from './withdraw.js';

const DIRECTORY = 'artifacts/sleeves/a/ingest';
const LOCKS = 'artifacts/.locks';
const PLACE = `${LOCKS}/sleeves.a.ingest`;

const lock = (root: string, parentPid?: number) =>
  tryLock({ workspaceRoot: root, directory: DIRECTORY }, { ...(parentPid && { parentPid }) });

async function publish(held: OutputLock, text: string): Promise<void> {
  await publishArtifact(held, {
    files: new Map([['a.json', bytesOf(text)]]),
    receipt: { stage: 'ingest', profile: 'a', configDigest: CONFIG_DIGEST, engine: ENGINE },
    inputs: openInputs(held.workspaceRoot),
  });
}

const publishedText = (root: string) => Buffer.from(contentOf(join(root, DIRECTORY))['a.json'] ?? '', 'hex').toString();

/** What a process leaves that locks an output and is killed. */
function lockOfTheDead(root: string): void {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const token = newToken().name;
  mkdirSync(join(root, PLACE, token.replace(`-${process.pid}-`, `-${pid}-`), 'new'), { recursive: true });
}

it('one holder at a time; what is given back leaves no trace', () => {
  const root = workspaceOf({});
  const first = lock(root)!;
  expect(lock(root)).toBeUndefined();
  unlock(first);
  expect(contentOf(root)).toEqual({});
  expect(existsSync(join(root, LOCKS))).toBe(false);
  unlock(lock(root)!);
});

it('locks of other outputs are other locks', () => {
  const root = workspaceOf({});
  const [one, other] = ['a', 'b'].map((name) => ({ workspaceRoot: root, directory: `artifacts/sleeves/${name}/run` }));
  const locks = [one!, other!].map((location) => tryLock(location, {})!);
  expect(locks).not.toContain(undefined);
  locks.forEach(unlock);
  expect(existsSync(join(root, LOCKS))).toBe(false);
});

it('a lock whose process has ended is taken over, with the rest of what it had begun', async () => {
  const root = workspaceOf({});
  lockOfTheDead(root);
  const taken = lock(root)!;
  await publish(taken, 'mine');
  unlock(taken);
  expect(Object.keys(contentOf(root))).toEqual([`${DIRECTORY}/a.json`, `${DIRECTORY}/receipt.json`]);
});

it('a lock of another machine is left alone', () => {
  const root = workspaceOf({});
  mkdirSync(join(root, PLACE, '00000000-1-00+x'), { recursive: true });
  expect(lock(root)).toBeUndefined();
});

it('what was prepared by a process that has ended, or was never a lock, is swept; of one that runs it is not', () => {
  const root = workspaceOf({});
  const [mine, dead] = [newToken(), newToken()];
  dropToken(dead);
  const prepared = [mine.name, dead.name, 'rubbish'].map((name) => join(root, `${PLACE}~${name}`));
  for (const folder of prepared) mkdirSync(folder, { recursive: true });
  unlock(lock(root)!);
  expect(prepared.map(existsSync)).toEqual([true, false, false]);
  dropToken(mine);
});

it('who waits gets the lock once it is given back', async () => {
  const root = workspaceOf({});
  const first = lock(root)!;
  const waiting = lockOutput({ workspaceRoot: root, directory: DIRECTORY });
  setTimeout(() => unlock(first), 20);
  unlock(await waiting);
});

it('a late writer whose lock was taken over publishes nothing, whenever it comes', async () => {
  const root = workspaceOf({});
  publishFiles(root, DIRECTORY, { files: { 'a.json': 'old' } });
  const late = lock(root)!;
  dropToken(late.token);
  const next = lock(root)!;
  await expect(publish(late, 'late')).rejects.toThrow(GateError);
  await publish(next, 'next');
  await expect(publish(late, 'late')).rejects.toThrow('a task publishes only while it holds its lock');
  withdrawArtifact(late);
  unlock(late);
  expect(publishedText(root)).toBe('next');
  expect(existsSync(next.folder)).toBe(true);
  unlock(next);
  await expect(publish(late, 'late')).rejects.toThrow(GateError);
  expect(publishedText(root)).toBe('next');
});

it('a lock that is taken over between two operations of a publication ends it, and the next holder is not disturbed', async () => {
  const root = workspaceOf({});
  const late = lock(root)!;
  const inputs = openInputs(root);
  let next: OutputLock | undefined;
  const takeOver = () => {
    dropToken(late.token);
    next = lock(root);
  };
  const publication = {
    files: new Map([['a.json', bytesOf('late')]]),
    receipt: { stage: 'ingest', profile: 'a', configDigest: CONFIG_DIGEST, engine: ENGINE },
    inputs: { ...inputs, recheck: takeOver },
  };
  await expect(publishArtifact(late, publication)).rejects.toThrow(GateError);
  await publish(next!, 'next');
  unlock(next!);
  expect(publishedText(root)).toBe('next');
});

it('nothing is published once the process that waits for it has ended, and the lock is free for others', async () => {
  const root = workspaceOf({});
  const { pid } = spawnSync(process.execPath, ['--version']);
  const orphan = lock(root, pid)!;
  await expect(publish(orphan, 'late')).rejects.toThrow('whose parent process has ended');
  const next = lock(root, process.ppid)!;
  await publish(next, 'next');
  expect(lock(root)).toBeUndefined();
  unlock(next);
  unlock(orphan);
  expect(publishedText(root)).toBe('next');
});

it.each(['inputs', 'next holder'])('a swap left halfway is undone for the %s', (who) => {
  const root = workspaceOf({});
  publishFiles(root, DIRECTORY, { files: { 'a.json': 'old' } });
  const before = contentOf(root);
  const killed = lock(root)!;
  const { fresh, former } = lockedPaths(killed);
  mkdirSync(fresh);
  writeFileSync(join(fresh, 'a.json'), 'new');
  renameSync(killed.target, former);
  expect(openInputs(root).has(DIRECTORY)).toBe(false);
  dropToken(killed.token);
  if (who === 'inputs') expect(openInputs(root).has(DIRECTORY)).toBe(true);
  else unlock(lock(root)!);
  expect(contentOf(root)).toEqual(before);
  expect(readdirSync(join(root, 'artifacts'))).toEqual(['sleeves']);
});
