/*
 * Ours against the field: `npm run bench:peers` (or `node tools/bench/peers.mjs [row…]`). The peers of `tools/python/requirements-peers.txt`
 * are installed into `.venv/peers` at the first run, or taken from the Python that `METAFOLIO_PEERS_PYTHON` names. Measured are stretches
 * of walk-forwards: eight windows, each twenty rows after the one before. Ours is solved over all of them, each row in a process of its
 * own (`ours.mjs`), and long enough before it counts for its code to be compiled: each window on its own, and, where the profile is solved
 * by the covariance, also with covariances that follow from each other (`slidingCovariance`; making them counts, also the one of the eight
 * that is summed up anew).
 * The peers, for whom every window is one on its own, solve the first and the fifth. All in one run, one thread each, ours before and
 * after each peer. What is printed are medians in milliseconds of processor time, which others on the machine disturb least, and
 * ratios; `artifacts/bench/peers.json` has them too.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RISK_PROFILES } from '@metafolio/quant';
import { digits, median, table } from './measure.mjs';
import { DATA, REPOSITORY, readReturns, requireData, SIZES, TRAIN } from './prices.mjs';
import { STEP, stretchesOf } from './walks.mjs';

const REQUIREMENTS = join(REPOSITORY, 'tools/python/requirements-peers.txt');
const RESULTS = join(REPOSITORY, 'artifacts/bench');
const ONE_THREAD = Object.fromEntries(
  ['OPENBLAS', 'OMP', 'MKL', 'NUMEXPR', 'RAYON'].map((name) => [`${name}_NUM_THREADS`, '1']),
);
/** A row that is no risk profile. */
const WARD_TREE = 'ward_tree';
/** Variants of a row that do what one peer does, so that like is compared with like. */
const VARIANTS = {
  hrp: [
    { peer: 'PyPortfolioOpt', options: { hrp: { mode: 'pypfopt' } } },
    { peer: 'Riskfolio-Lib', options: { hrp: { mode: 'riskfolio' } } },
    { peer: 'skfolio', options: { hrp: { mode: 'skfolio' } } },
  ],
};
/** Windows of a stretch that the peers solve. */
const OF_PEERS = [0, 4];
const STRETCHES = 3;
/** A peer that takes longer than this is asked for no further window. */
const PATIENCE_MS = 20_000;

requireData();
const server = serverOf(peerPython(), [join(import.meta.dirname, 'peers.py')], ONE_THREAD);
const { peers } = await server.read();
const comparisons = Object.keys(peers)
  .filter(
    (row) =>
      (row === WARD_TREE || RISK_PROFILES.includes(row)) && (process.argv.length === 2 || process.argv.includes(row)),
  )
  .flatMap((row) => [
    { name: row, row, options: {}, against: peers[row] },
    ...(VARIANTS[row] ?? []).map(({ peer, options }) => ({ name: `${row} as ${peer}`, row, options, against: [peer] })),
  ]);
const results = [];
for (const size of SIZES) {
  for (const comparison of comparisons) results.push(await measure(size, comparison));
}
server.end();
report();

/** One comparison at one size: medians of ours, alone and in a walk, and of each peer, in milliseconds a window. */
async function measure({ n, prices }, { name, row, options, against }) {
  const stretches = stretchesOf(readReturns(prices, n), STRETCHES);
  const times = Object.fromEntries(['alone', 'walk', ...against].map((each) => [each, []]));
  const errors = {};
  const own = JSON.stringify({ row, options, n, prices, stretches: STRETCHES });
  const ours = serverOf(process.execPath, [join(import.meta.dirname, 'ours.mjs'), own]);
  await ours.read();
  for (const [stretch, { start }] of stretches.entries()) {
    for (const peer of against) {
      for (const k of OF_PEERS) {
        if (errors[peer] !== undefined || times[peer].some((ms) => ms > PATIENCE_MS)) continue;
        takeOurs(times, await ours.ask(stretch));
        const request = { row, peer, prices: join(DATA, prices), n, start: start + k * STEP, train: TRAIN };
        const { ms, error } = await server.ask(request);
        if (error === undefined) times[peer].push(ms);
        else errors[peer] = error;
        takeOurs(times, await ours.ask(stretch));
      }
    }
  }
  ours.end();
  const medians = Object.entries(times).flatMap(([whose, each]) => (each.length === 0 ? [] : [[whose, median(each)]]));
  process.stderr.write(`${n} ${name}: ${medians.map(([whose, ms]) => `${whose} ${digits(ms)}`).join(', ')}\n`);
  return { n, name, ms: Object.fromEntries(medians), errors };
}

function takeOurs(times, ours) {
  for (const [how, ms] of Object.entries(ours)) times[how].push(ms);
}

function report() {
  const names = [...new Set(comparisons.flatMap(({ against }) => against))];
  const lines = results.map(({ n, name, ms }) => {
    const cell = (whose) => (ms[whose] === undefined ? '' : digits(ms[whose]));
    const fastest = Math.min(...names.flatMap((whose) => (ms[whose] === undefined ? [] : [ms[whose]])));
    const times = (how) => (ms[how] === undefined ? '' : digits(fastest / ms[how]));
    return [`${name}, N = ${n}`, ...['alone', 'walk', ...names].map(cell), times('alone'), times('walk')];
  });
  const versions = readFileSync(REQUIREMENTS, 'utf8')
    .split('\n')
    .filter((line) => /^\w/.test(line));
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} processors, Node ${process.version}`;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(
    join(RESULTS, 'peers.json'),
    `${JSON.stringify({ machine, versions, train: TRAIN, step: STEP, results }, null, 2)}\n`,
  );
  process.stdout.write(
    `processor ms a window of ${TRAIN} rows, ours alone and in a walk-forward of step ${STEP}, and how many times that the fastest ` +
      `peer takes; ${machine}, load ${loadavg()[0].toFixed(1)}\n\n` +
      table([['', 'ours alone', 'ours in a walk', ...names, 'fastest / alone', 'fastest / walk'], ...lines]),
  );
}

/** A process that times: one request and one answer at a time. */
function serverOf(program, args, variables = {}) {
  const child = spawn(program, args, {
    env: { ...process.env, ...variables },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${program} ${args[0]} has ended`);
    return JSON.parse(value);
  };
  const ask = (request) => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return read();
  };
  return { read, ask, end: () => child.stdin.end() };
}

function peerPython() {
  if (process.env.METAFOLIO_PEERS_PYTHON) return process.env.METAFOLIO_PEERS_PYTHON;
  const environment = join(REPOSITORY, '.venv/peers');
  const python = join(environment, 'bin/python');
  const installed = join(environment, 'installed.txt');
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== wanted) {
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '-r', REQUIREMENTS], { stdio: 'inherit' });
    writeFileSync(installed, wanted);
  }
  return python;
}
