/*
 * Ours against the field: `npm run bench:peers` (or `node tools/bench/peers.mjs [row…]`). The peers of `tools/python/requirements-peers.txt`
 * are installed into `.venv/peers` at the first run, or taken from the Python that `METAFOLIO_PEERS_PYTHON` names. Every row is measured on
 * the same windows in the same run, one thread each, ours before and after each peer's. What is printed
 * are medians in milliseconds of processor time, which others on the machine disturb least, and their ratio to ours; `artifacts/bench/peers.json` has them too.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { correlationDistance, correlationMatrix, linkage, RISK_PROFILES, sliceRows, solve } from '@metafolio/quant';
import { digits, median, processorMs, table } from './measure.mjs';
import { DATA, REPOSITORY, readReturns, requireData, SIZES, TRAIN, windowStarts } from './prices.mjs';
import { inputOf } from './profiles.mjs';

const REQUIREMENTS = join(REPOSITORY, 'tools/python/requirements-peers.txt');
const RESULTS = join(REPOSITORY, 'artifacts/bench');
const ONE_THREAD = Object.fromEntries(
  ['OPENBLAS', 'OMP', 'MKL', 'NUMEXPR', 'RAYON'].map((name) => [`${name}_NUM_THREADS`, '1']),
);
/** Ours where a row is no risk profile. */
const PARTS = {
  ward_tree: (returns) => {
    const n = returns.cols;
    return linkage(correlationDistance(correlationMatrix(returns), n), n, 'ward');
  },
};
/** A peer that takes longer than this is asked for no further window. */
const PATIENCE_MS = 20_000;

requireData();
const server = peerServer();
const { peers } = await server.read();
const rows = Object.keys(peers).filter(
  (row) => (row in PARTS || RISK_PROFILES.includes(row)) && (process.argv.length === 2 || process.argv.includes(row)),
);
const results = [];
for (const size of SIZES) {
  for (const row of rows) results.push(await measureRow(size, row));
}
server.end();
report();

/** One profile at one size: medians of ours and of each peer, in milliseconds. */
async function measureRow({ n, prices, windows }, row) {
  const returns = readReturns(prices, n);
  const times = Object.fromEntries(['ours', ...peers[row]].map((name) => [name, []]));
  const errors = {};
  for (const start of windowStarts(returns.rows, Math.min(windows, 6))) {
    const window = sliceRows(returns, start, start + TRAIN);
    timeOurs(row, window);
    for (const peer of peers[row]) {
      if (errors[peer] !== undefined || times[peer].some((ms) => ms > PATIENCE_MS)) continue;
      times.ours.push(timeOurs(row, window));
      const { ms, error } = await server.ask({ row, peer, prices: join(DATA, prices), n, start, train: TRAIN });
      if (error === undefined) times[peer].push(ms);
      else errors[peer] = error;
      times.ours.push(timeOurs(row, window));
    }
  }
  const medians = Object.entries(times).flatMap(([name, each]) => (each.length === 0 ? [] : [[name, median(each)]]));
  process.stderr.write(`${n} ${row}: ${medians.map(([name, ms]) => `${name} ${digits(ms)}`).join(', ')}\n`);
  return { n, row, ms: Object.fromEntries(medians), errors };
}

function timeOurs(row, returns) {
  const input = inputOf(row, returns);
  return processorMs(row in PARTS ? () => PARTS[row](returns) : () => solve(input));
}

function report() {
  const names = [...new Set(rows.flatMap((row) => peers[row]))];
  const lines = results.map(({ n, row, ms }) => {
    const theirs = names.map((name) =>
      ms[name] === undefined ? '' : `${digits(ms[name])} (${digits(ms[name] / ms.ours)})`,
    );
    const fastest = Math.min(...names.flatMap((name) => (ms[name] === undefined ? [] : [ms[name]])));
    return [`${row}, N = ${n}`, digits(ms.ours), ...theirs, digits(fastest / ms.ours)];
  });
  const versions = readFileSync(REQUIREMENTS, 'utf8')
    .split('\n')
    .filter((line) => /^\w/.test(line));
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} processors, Node ${process.version}`;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(
    join(RESULTS, 'peers.json'),
    `${JSON.stringify({ machine, versions, train: TRAIN, results }, null, 2)}\n`,
  );
  process.stdout.write(
    `processor ms a window of ${TRAIN} rows, in brackets how many of ours it is; ${machine}, load ${loadavg()[0].toFixed(1)}\n\n` +
      table([['', 'ours', ...names, 'fastest peer / ours'], ...lines]),
  );
}

/** The Python process that times the peers: one request and one answer at a time. */
function peerServer() {
  const child = spawn(peerPython(), [join(import.meta.dirname, 'peers.py')], {
    env: { ...process.env, ...ONE_THREAD },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the Python that times the peers has ended');
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
