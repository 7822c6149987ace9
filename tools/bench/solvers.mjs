/*
 * How long a window takes to solve: `npm run bench` (or `node tools/bench/solvers.mjs [--record]`). Every risk profile at N = 20, 100
 * and 471 through the public `solve`, once before it is counted, and a fixed loop between the windows. What is compared with
 * `baseline.json` is the ratio to that loop, which says what the code costs whatever the machine; `--record` writes a new baseline.
 * Then the walk-forward of four profiles over five years of 471 stocks, in a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { RISK_PROFILES, sliceRows, solve } from '@metafolio/quant';
import { digits, loop, median, processorMs, table } from './measure.mjs';
import { readReturns, requireData, SIZES, TRAIN, windowStarts } from './prices.mjs';
import { FOUR, inputOf } from './profiles.mjs';

const BASELINE = join(import.meta.dirname, 'baseline.json');
const TARGET = { seconds: 1, megabytes: 200 };

requireData();
const measured = Object.fromEntries(SIZES.map((size) => [size.n, measureSize(size)]));
const walk = JSON.parse(
  execFileSync(process.execPath, [join(import.meta.dirname, 'walk-forward.mjs')], { encoding: 'utf8' }),
);
if (process.argv.includes('--record')) {
  const ratios = ofEach(({ ratio }) => Number(digits(ratio)));
  writeFileSync(BASELINE, `${JSON.stringify(ratios, null, 2)}\n`);
}
const baseline = JSON.parse(readFileSync(BASELINE, 'utf8'));
process.stdout.write(
  `processor ms a window of ${TRAIN} rows (medians), and the ratio to the loop over that of the baseline; ` +
    `load ${loadavg()[0].toFixed(1)}, Node ${process.version}\n\n` +
    table([['', ...SIZES.flatMap(({ n }) => [`N = ${n}`, 'change'])], ...RISK_PROFILES.map(row)]) +
    `\n${walk.windows} windows of 471 stocks, ${FOUR.join(', ')}: ${walk.seconds.toFixed(2)} s ` +
    `(target ${TARGET.seconds} s), ${walk.cpuSeconds.toFixed(2)} s of processor time, ${walk.megabytes.toFixed(0)} MB (target ${TARGET.megabytes} MB)\n`,
);

function measureSize({ n, prices, windows }) {
  const returns = readReturns(prices, n);
  const inputs = windowStarts(returns.rows, windows).map((start) => sliceRows(returns, start, start + TRAIN));
  const spent = Object.fromEntries(RISK_PROFILES.map((profile) => [profile, []]));
  const loops = [];
  for (const profile of RISK_PROFILES) warmUp(inputOf(profile, inputs[0]));
  for (const window of inputs) {
    loops.push(1000 * loop(1e7).cpuSeconds);
    for (const profile of RISK_PROFILES) {
      const input = inputOf(profile, window);
      spent[profile].push(solves(input) ? processorMs(() => solve(input)) : Number.NaN);
    }
  }
  const unit = median(loops);
  return Object.fromEntries(
    RISK_PROFILES.map((profile) => [profile, { ms: median(spent[profile]), ratio: median(spent[profile]) / unit }]),
  );
}

/** Has the profile compiled. */
function warmUp(input) {
  if (solves(input)) processorMs(() => solve(input));
}

/** Whether the window has a solution whose certificate holds. */
function solves(input) {
  try {
    solve(input);
    return true;
  } catch (error) {
    if (error.code !== 'NOT_SOLVED') throw error;
    process.stderr.write(`${error.message}\n`);
    return false;
  }
}

function row(profile) {
  const cells = SIZES.flatMap(({ n }) => {
    const { ms, ratio } = measured[n][profile];
    const before = baseline[n]?.[profile];
    return [digits(ms), before ? digits(ratio / before) : 'new'];
  });
  return [profile, ...cells];
}

function ofEach(value) {
  return Object.fromEntries(
    Object.entries(measured).map(([n, profiles]) => [
      n,
      Object.fromEntries(Object.entries(profiles).map(([profile, each]) => [profile, value(each)])),
    ]),
  );
}
