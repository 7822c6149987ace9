import { afterAll, beforeAll, expect, it } from 'vitest';
import { breakFiles } from './artifact-faults.js';
import { failDisks } from './disk-errors.js';
import { runElsewhere } from './environments.js';
import { killTasks } from './kill-points.js';
import { cleanLine, type Line, removeLine } from './line.js';
import { EVERYTHING, tell } from './sample.js';
import { runAtOnce } from './two-processes.js';

const HOURS = 3_600_000;

let line: Line;
beforeAll(async () => {
  line = await cleanLine();
}, 300_000);
afterAll(() => removeLine(line));

it(
  'a task killed at any operation leaves exactly what was or what is to be, and the next run is a clean one',
  async () => {
    const { before, after } = await killTasks(line, 4, 2);
    tell(`${before + after} kill points: ${before} as before, ${after} as after`);
    expect(before + after).toBeGreaterThanOrEqual(EVERYTHING ? 500 : 8);
  },
  4 * HOURS,
);

it(
  'a disk that fails at any operation leaves what was, nothing or what is to be, and the next run is a clean one',
  async () => {
    const count = await failDisks(line, 40);
    tell(`${count} failures of the disk`);
    expect(count).toBeGreaterThanOrEqual(40);
  },
  4 * HOURS,
);

it(
  'no file of any artifact can be changed unseen: every task that reads it refuses it, and verify finds it',
  async () => {
    const count = await breakFiles(line, 12);
    tell(`${count} faults of files, every one found`);
    expect(count).toBeGreaterThanOrEqual(12);
  },
  4 * HOURS,
);

it(
  'processes that run one task at once wait for one another',
  async () => {
    tell(`${await runAtOnce(line, 1)} tasks run by three processes at once`);
  },
  4 * HOURS,
);

it(
  'another clock, time zone and locale give the same bytes',
  () => {
    tell(`${runElsewhere(line, EVERYTHING ? 'inner' : 'alpha', 1)} other environments`);
  },
  4 * HOURS,
);
