import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasEnded, processIdentity } from './process-identity.js';

it('a process that runs has an identity and has not ended', () => {
  const self = processIdentity(process.pid)!;
  expect(self.pid).toBe(process.pid);
  expect(processIdentity(process.pid)).toEqual(self);
  expect(hasEnded(self)).toBe(false);
});

it('a process that was killed has ended', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const identity = processIdentity(child.pid!)!;
  expect(hasEnded(identity)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(hasEnded(identity)).toBe(true);
  expect(processIdentity(child.pid!)).toBeUndefined();
});

it('another process under the same number is not the same one', () => {
  expect(hasEnded({ ...processIdentity(process.pid)!, birth: '0' })).toBe(true);
});

it('nothing is said of a process of another machine', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(hasEnded({ host: '00000000', pid, birth: '0' })).toBe(false);
});

it.runIf(existsSync('/proc/self/stat'))('a process that has ended and was not buried has ended', async () => {
  // The shell starts a child that ends at once, becomes a sleep and never asks for it.
  const shell = spawn('sh', ['-c', 'true & echo $!; exec sleep 60']);
  try {
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    const zombie = Number(line.toString());
    await expect.poll(() => processIdentity(zombie)).toBeUndefined();
  } finally {
    shell.kill('SIGKILL');
  }
});
