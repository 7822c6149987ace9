/*
 * What Nx takes for many sleeves: `npm run bench:graph` (or `node tools/bench/graph.mjs [10,100,1000]`). For each number of sleeves, the
 * project graph from nothing and without the daemon, then a run of all tasks that finds all of them in the cache, and the most memory
 * that it had. What fills the cache takes the longest and is told on the way.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { manySleeves, TASKS_PER_SLEEVE } from './many-sleeves.mjs';
import { median, table } from './measure.mjs';
import { peakMegabytes } from './peak-memory.mjs';
import { timed } from './timed.mjs';
import { addPackages, environmentIn, generatedWorkspace, lockFiles } from './workspaces.mjs';

const TARGETS = { graphSeconds: 3, hitSeconds: 15, megabytes: 600 };
const ROUNDS = 3;
const RUN = ['run-many', '--targets=sleeve', '--outputStyle=static'];

const sizes = (process.argv[2] ?? '10,100,1000').split(',').map(Number);
const rows = [['sleeves', 'tasks', 'graph s', 'cpu', 'all hits s', 'cpu', 'MB']];
for (const size of sizes) rows.push(await measure(size));
process.stdout.write(
  `${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)} at the end, Node ${process.version}\n\n` +
    `${table(rows)}\ntargets at 1000: graph ${TARGETS.graphSeconds} s, all hits ${TARGETS.hitSeconds} s, ` +
    `${TARGETS.megabytes} MB\n`,
);

async function measure(size) {
  const home = mkdtempSync(join(tmpdir(), 'metafolio-graph-'));
  const cwd = join(home, 'workspace');
  const nx = join(cwd, 'node_modules/nx/dist/bin/nx.js');
  const options = { cwd, env: environmentIn(home) };
  try {
    generatedWorkspace(cwd, { ...manySleeves(size), ...lockFiles() });
    addPackages(cwd);
    const graphs = Array.from({ length: ROUNDS }, () => {
      rmSync(join(home, 'data'), { recursive: true, force: true });
      return timed(nx, ['show', 'projects'], options);
    });
    process.stderr.write(`${size} sleeves: ${timed(nx, RUN, options).seconds.toFixed(0)} s to fill the cache\n`);
    const hits = Array.from({ length: ROUNDS }, () => {
      rmSync(join(cwd, 'artifacts'), { recursive: true });
      return timed(nx, RUN, options);
    });
    const megabytes = await peakMegabytes(nx, RUN, options);
    const of = (runs, key) => median(runs.map((run) => run[key])).toFixed(1);
    return [
      ...[size, size * TASKS_PER_SLEEVE],
      ...[of(graphs, 'seconds'), of(graphs, 'cpuSeconds'), of(hits, 'seconds'), of(hits, 'cpuSeconds')],
      megabytes.toFixed(0),
    ].map(String);
  } finally {
    rmSync(home, { recursive: true });
  }
}
