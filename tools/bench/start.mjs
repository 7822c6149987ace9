/*
 * How long `npm start` of the shipped workspace takes: `npm run bench:start` (or `node tools/bench/start.mjs [rounds]`). Each round runs
 * it cold (no cache, no artifacts) and again (all hits), and both in a workspace of tasks that do nothing but have the names, the
 * dependencies and the batches of the real ones: the ratio to these says what is ours and not Nx's, whatever else the machine does.
 */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.mjs';
import { timed } from './timed.mjs';
import { environmentIn, noOpWorkspace, shippedWorkspace } from './workspaces.mjs';

const TARGETS = { cold: 10, hitsRatio: 1.5 };
const RUN_MANY = ['run-many', '--targets=verify,report', '--outputStyle=static'];

const rounds = Number(process.argv[2] ?? 5);
const home = mkdtempSync(join(tmpdir(), 'metafolio-start-'));
const [shipped, noOp] = ['shipped', 'no-op'].map((name) => join(home, name));
const nx = join(shipped, 'node_modules/nx/dist/bin/nx.js');
const measured = { start: { cold: [], hits: [] }, noOp: { cold: [], hits: [] } };
try {
  shippedWorkspace(shipped);
  const graph = graphFile();
  noOpWorkspace(noOp, graph);
  for (let round = 0; round < rounds; round++) {
    measure(measured.start, (env) =>
      timed(join(shipped, 'plugins/nx/bin/metafolio.js'), ['run'], { cwd: shipped, env }),
    );
    measure(measured.noOp, (env) => timed(nx, RUN_MANY, { cwd: noOp, env }));
  }
  print(Object.values(graph.tasks.tasks));
} finally {
  rmSync(home, { recursive: true });
}

function measure({ cold, hits }, run) {
  const folder = mkdtempSync(join(home, 'round-'));
  const artifacts = join(shipped, 'artifacts');
  // Not removed: some file systems search minutes for room after many files went.
  if (existsSync(artifacts)) renameSync(artifacts, join(folder, 'artifacts'));
  cold.push(run(environmentIn(folder)));
  hits.push(run(environmentIn(folder)));
}

/** What Nx runs for `npm start`, projects and tasks. */
function graphFile() {
  const file = join(home, 'graph.json');
  timed(nx, [...RUN_MANY, '--projects=tag:type:meta', `--graph=${file}`], { cwd: shipped, env: environmentIn(home) });
  return JSON.parse(readFileSync(file, 'utf8'));
}

function print(tasks) {
  const of = (runs, key) => median(runs.map((run) => run[key]));
  const line = (name, kind, target) => {
    const [ours, theirs] = [measured.start[kind], measured.noOp[kind]];
    const ratio = (key) => median(ours.map((run, k) => run[key] / theirs[k][key])).toFixed(2);
    return (
      `\n${name} (target ${target})\n` +
      `  npm start   ${of(ours, 'seconds').toFixed(2)} s, cpu ${of(ours, 'cpuSeconds').toFixed(2)} s\n` +
      `  no-op tasks ${of(theirs, 'seconds').toFixed(2)} s, cpu ${of(theirs, 'cpuSeconds').toFixed(2)} s\n` +
      `  ratio       ${ratio('seconds')}, cpu ${ratio('cpuSeconds')}\n`
    );
  };
  process.stdout.write(
    `${tasks.length} tasks, ${tasks.filter(({ cache }) => cache).length} of them cacheable; ${rounds} rounds, ` +
      `${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)} at the end, Node ${process.version}\n` +
      line('cold', 'cold', `${TARGETS.cold} s`) +
      line('all hits', 'hits', `ratio ${TARGETS.hitsRatio}`),
  );
}
