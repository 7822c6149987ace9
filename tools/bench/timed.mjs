import { spawnSync } from 'node:child_process';

/** Runs a script of Node; wall and CPU time are those of the process with all that it started and waited for. */
export function timed(script, args, options) {
  const command = ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', process.execPath, script, ...args];
  const { status, stdout, stderr } = spawnSync('bash', command, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  const [seconds, user, system] = stderr.trimEnd().split('\n').at(-1).split(' ').map(Number);
  return { seconds, cpuSeconds: user + system, stdout };
}
