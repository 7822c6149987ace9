/*
 * What Nx takes for many sleeves: `npm run bench:graph` (or `node tools/bench/graph.mjs [10,100,1000]`). For each number of sleeves, the
 * project graph from nothing and without the daemon, then a run of all tasks that finds all of them in the cache, and the most memory
 * that it had; and the same run of as many tasks without inputs and outputs, which says what of it is Nx's whatever we declare. What
 * fills the caches takes the longest and is told on the way.
 */
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { manySleeves, TASKS_PER_SLEEVE } from './many-sleeves.mjs';
import { median, table } from './measure.mjs';
import { peakMegabytes } from './peak-memory.mjs';
import { timed } from './timed.mjs';
import { environmentIn, generatedWorkspace, installPackages, lockFiles, noOpWorkspace } from './workspaces.mjs';

const TARGETS = { graphSeconds: 3, hitSeconds: 15, megabytes: 600 };
const ROUNDS = 3;
const RUN = ['run-many', '--targets=sleeve', '--outputStyle=static'];

/** As the workflow that `ci-workflow` generates has it, for our tasks and for those that do nothing. */
const WORKFLOW = { NX_ISOLATE_PLUGINS: 'false' };

const sizes = (process.argv[2] ?? '10,100,1000').split(',').map(Number);
const rows = [['sleeves', 'tasks', 'graph s', 'cpu', 'all hits s', 'cpu', 'MB', 'no-op hits s', 'cpu']];
const homes = [];
try {
  for (const size of sizes) rows.push(await measure(size));
} finally {
  // Not one by one: some file systems search minutes for room after many files went.
  for (const home of homes) rmSync(home, { recursive: true });
}
process.stdout.write(
  `${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)} at the end, Node ${process.version}\n\n` +
    `${table(rows)}\ntargets at 1000: graph ${TARGETS.graphSeconds} s, all hits ${TARGETS.hitSeconds} s, ` +
    `${TARGETS.megabytes} MB\n`,
);

async function measure(size) {
  const home = mkdtempSync(join(tmpdir(), 'metafolio-graph-'));
  homes.push(home);
  const cwd = join(home, 'workspace');
  const nx = join(cwd, 'node_modules/nx/dist/bin/nx.js');
  const options = { cwd, env: { ...environmentIn(home), ...WORKFLOW } };
  generatedWorkspace(cwd, { ...manySleeves(size), ...lockFiles() });
  installPackages(cwd);
  const graphs = rounds(() => {
    rmSync(join(home, 'data'), { recursive: true, force: true });
    return timed(nx, ['show', 'projects'], options);
  });
  fill(size, nx, options);
  const hits = rounds((round) => {
    // Not removed, for the same reason.
    renameSync(join(cwd, 'artifacts'), join(home, `artifacts-${round}`));
    return timed(nx, RUN, options);
  });
  const megabytes = await peakMegabytes(nx, RUN, options);
  const noOps = noOpHits(size, { nx, options, home: join(home, 'no-op') });
  const of = (runs, key) => median(runs.map((run) => run[key])).toFixed(1);
  const both = (runs) => [of(runs, 'seconds'), of(runs, 'cpuSeconds')];
  const counts = [size, size * TASKS_PER_SLEEVE].map(String);
  return [...counts, ...both(graphs), ...both(hits), megabytes.toFixed(0), ...both(noOps)];
}

function rounds(run) {
  return Array.from({ length: ROUNDS }, (_, round) => run(round));
}

function fill(size, nx, options) {
  process.stderr.write(`${size} sleeves: ${timed(nx, RUN, options).seconds.toFixed(0)} s to fill the cache\n`);
}

/** As many tasks that do nothing, with the same names, dependencies and batches. */
function noOpHits(size, { nx, options, home }) {
  const file = `${home}.json`;
  timed(nx, [...RUN, `--graph=${file}`], options);
  const cwd = join(home, 'workspace');
  noOpWorkspace(cwd, JSON.parse(readFileSync(file, 'utf8')));
  const inHome = { cwd, env: { ...environmentIn(home), ...WORKFLOW } };
  fill(size, nx, inHome);
  return rounds(() => timed(nx, RUN, inHome));
}
