import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AGAIN, numbers, SEED } from '../faults/sample.js';
import { copySmallWorkspace } from './small-workspace.js';
import { NX, removeWorkspace, type WorkspaceCopy } from './workspace-copy.js';

/** Runs to kill. The quick run kills two; `npm run kills` twenty. */
const KILLS = Number(process.env.METAFOLIO_KILLS ?? 2);
const METAFOLIO = 'plugins/nx/bin/metafolio.js';

interface Kill {
  readonly of: 'the whole process group' | 'Nx alone';
  /** As a fraction of the time that a clean run takes. */
  readonly moment: number;
}

const random = numbers(SEED);
const kills = Array.from(
  { length: KILLS },
  (_, index): Kill => ({
    of: index % 2 === 0 ? 'the whole process group' : 'Nx alone',
    moment: (random() % 1000) / 1000,
  }),
);

let workspace: WorkspaceCopy;
let clean: Record<string, string>;
let cleanMs: number;

beforeAll(() => {
  workspace = copySmallWorkspace();
  const start = performance.now();
  runToTheEnd();
  cleanMs = performance.now() - start;
  clean = workspace.artifactDigests();
}, 600_000);

afterAll(() => removeWorkspace(workspace), 300_000);

function runToTheEnd(): void {
  const { status, output } = workspace.metafolio(['run', 'outer']);
  expect(status, `${output}\n${AGAIN}`).toBe(0);
}

/** Starts the run from nothing and kills it; of Nx alone what it started is left to notice. */
async function runAndKill({ of, moment }: Kill): Promise<void> {
  const whole = of === 'the whole process group';
  const args = whole
    ? [METAFOLIO, 'run', 'outer']
    : [NX, 'run-many', '--targets=verify,report', '--projects=outer,inner'];
  const [script, ...rest] = args as [string, ...string[]];
  const run = spawn(process.execPath, [join(workspace.root, script), ...rest], {
    cwd: workspace.root,
    env: workspace.environment,
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(run, 'exit');
  await Promise.race([setTimeout(moment * cleanMs), ended]);
  if (run.exitCode === null) process.kill(whole ? -run.pid! : run.pid!, 'SIGKILL');
  await ended;
}

test.each(kills)(
  `a run of which $of is killed at $moment of its time, and a normal one end with the bytes of a clean run (${AGAIN})`,
  async (kill) => {
    workspace.remove('artifacts');
    workspace.forget();
    await runAndKill(kill);
    runToTheEnd();
    expect(workspace.artifactDigests(), `METAFOLIO_KILLS=${KILLS} ${AGAIN}`).toEqual(clean);
  },
);
