/*
 * How long a sleeve takes, cold, from CSV to run, without Nx: `npm run bench:sleeve` (or `node tools/bench/sleeve.mjs [rounds]`). Each round
 * runs every case in a process of its own on a new workspace, and a fixed loop before and after it: the ratios to the loop say what the
 * code costs, whatever else the machine does meanwhile. On a busy machine only that of the CPU time holds, since the cases want every
 * processor and the loop one.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loop, median } from './measure.mjs';
import { DATA, requireData } from './prices.mjs';

const TARGET = { seconds: 5, megabytes: 500 };
const COVARIANCE_PROFILES = ['min_variance', 'hrp', 'risk_parity'];
const CASES = [
  {
    name: '33 years, 20 equities, 6 profiles',
    prices: 'us_equities_20.csv.gz',
    riskProfiles: [...COVARIANCE_PROFILES, 'barbell', 'equal_weight', 'inverse_volatility'],
  },
  {
    name: '5 years, 471 stocks, 4 profiles',
    prices: 'sp500_471.csv.gz',
    riskProfiles: [...COVARIANCE_PROFILES, 'inverse_volatility'],
  },
];

requireData();
const rounds = Number(process.argv[2] ?? 5);
const measured = CASES.map(() => []);
for (let round = 0; round < rounds; round++) {
  for (const [k, sleeve] of CASES.entries()) {
    const before = loop();
    const run = coldRun(sleeve);
    const after = loop();
    measured[k].push({
      ...run,
      wallRatio: run.seconds / ((before.seconds + after.seconds) / 2),
      cpuRatio: run.cpuSeconds / ((before.cpuSeconds + after.cpuSeconds) / 2),
    });
  }
}
process.stdout.write(
  `${rounds} rounds, ${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)} at the end, Node ${process.version}\n`,
);
CASES.forEach(({ name }, k) => {
  const of = (key) => median(measured[k].map((run) => run[key]));
  process.stdout.write(
    `\n${name}\n` +
      `  wall    ${of('seconds').toFixed(2)} s (target ${TARGET.seconds} s), ${of('wallRatio').toFixed(1)} loops\n` +
      `  cpu     ${of('cpuSeconds').toFixed(2)} s, ${of('cpuRatio').toFixed(1)} loops\n` +
      `  memory  ${of('megabytes').toFixed(0)} MB at most (target ${TARGET.megabytes} MB)\n` +
      `  stages  ${stageMedians(measured[k])}\n`,
  );
});

/** One case in a new workspace and a new process. */
function coldRun({ prices, riskProfiles }) {
  const root = mkdtempSync(join(tmpdir(), 'metafolio-bench-'));
  try {
    mkdirSync(join(root, 'configs'));
    mkdirSync(join(root, 'sleeves/bench'), { recursive: true });
    const backtest = { lookback_days: 'all', train_window: 252, test_window: 20 };
    writeFileSync(
      join(root, 'configs/manifest.json'),
      JSON.stringify({ profiles: { bench: { risk: { profiles: riskProfiles }, backtest } } }),
    );
    cpSync(join(DATA, prices), join(root, 'sleeves/bench/prices.csv.gz'));
    writeFileSync(
      join(root, 'sleeves/bench/sleeve.yaml'),
      'description: benchmark\nsource: { path: prices.csv.gz, kind: prices, date_column: Date }\ncalendar: XNYS\n',
    );
    const start = performance.now();
    const output = execFileSync(process.execPath, [join(import.meta.dirname, 'run-sleeve.mjs'), root], {
      encoding: 'utf8',
    });
    return { ...JSON.parse(output), seconds: (performance.now() - start) / 1000 };
  } finally {
    rmSync(root, { recursive: true });
  }
}

function stageMedians(runs) {
  return Object.keys(runs[0].stages)
    .map((stage) => `${stage} ${median(runs.map(({ stages }) => stages[stage])).toFixed(2)}`)
    .join(', ');
}
