import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const INTERVAL_MS = 100;

/** Runs a script of Node; the most memory that the process and all below it had at once, shared pages counted once (Linux). */
export async function peakMegabytes(script, args, options) {
  const child = spawn(process.execPath, [script, ...args], { ...options, stdio: 'ignore' });
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, kilobytesOf(familyOf(child.pid)));
  }, INTERVAL_MS);
  const status = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}`);
  return most / 1024;
}

/** A process and everything that it started, and they started. */
function familyOf(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = textOf(`/proc/${name}/status`);
    const parent = /^PPid:\t(\d+)$/m.exec(status)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid) => pid === root || (parents.has(pid) && isBelow(parents.get(pid)));
  return [...parents.keys()].filter(isBelow);
}

function kilobytesOf(pids) {
  const sizes = pids.map((pid) => Number(/^Pss:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return sizes.reduce((total, size) => total + size, 0);
}

/** The text of a file of a process that may have ended by now. */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
