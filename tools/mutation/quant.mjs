/*
 * Mutation testing of the mathematics: `npm run mutation:quant` (or `node tools/mutation/quant.mjs [part…]`). Goes part by part, keeps what
 * is known in .stryker-incremental, so that a run after a change tests only what the change touches, prints the score of each part and of
 * all that is known, and fails below 80 % found.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FLOOR = 80;
const SOURCE = 'plugins/quant/src';
/** A part's code, and the tests that have to find a change of it: those beside it and, where there are none, those of its users. */
const PARTS = {
  base: {
    folders: ['.', 'matrix', 'random'],
    tests: ['*', 'random/*', 'matrix/*', 'metrics/*', 'moments/*', 'risk/*', 'select/*', 'walkforward/*'],
  },
  metrics: { folders: ['metrics'], tests: ['metrics/*'] },
  walkforward: { folders: ['walkforward'], tests: ['walkforward/*'] },
  risk: { folders: ['risk'], tests: ['risk/*'] },
  select: { folders: ['select'], tests: ['select/*'] },
  cluster: { folders: ['cluster'], tests: ['cluster/*'] },
  simulate: { folders: ['simulate'], tests: ['simulate/*'] },
  moments: { folders: ['moments'], tests: ['moments/*'] },
  profiles: { folders: ['optimize'], tests: ['optimize/*'] },
  program: { folders: ['optimize/program'], tests: ['optimize/program/*'] },
  simplex: { folders: ['optimize/simplex'], tests: ['optimize/*', 'optimize/simplex/*', 'optimize/program/*'] },
  cuts: { folders: ['optimize/cuts'], tests: ['optimize/*', 'optimize/cuts/*', 'optimize/program/*'] },
};
/** Files of one run of Stryker, which forgets all that it found when it is broken off. */
const FILES_AT_ONCE = 8;

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PARTS);
for (const part of chosen) run(part, PARTS[part]);
const measured = Object.keys(PARTS).filter((part) => existsSync(resultsOf(part)));
const scores = measured.map((part) => ({ part, ...countsOf(part) }));
const all = total(scores);
console.table([...scores, all]);
if (all.score < FLOOR) {
  console.error(`mutation:quant: ${all.score} % of the mutants were found (expected at least ${FLOOR} %).`);
  process.exitCode = 1;
}

function run(part, { folders, tests }) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(SOURCE, folder))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => join(SOURCE, folder, file)),
  );
  const specs = tests.map((glob) => `${SOURCE}/${glob}.spec.ts`).join();
  for (let k = 0; k < files.length; k += FILES_AT_ONCE) {
    const mutated = files.slice(k, k + FILES_AT_ONCE).join();
    stryker('--incrementalFile', resultsOf(part), '--mutate', mutated, '--testFiles', specs);
  }
}

function stryker(...options) {
  const { status } = spawnSync('npx', ['stryker', 'run', 'tools/mutation/quant.json', ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`stryker ended with status ${status}`);
}

function resultsOf(part) {
  return `.stryker-incremental/${part}.json`;
}

function countsOf(part) {
  const { files } = JSON.parse(readFileSync(resultsOf(part), 'utf8'));
  const mutants = Object.values(files).flatMap((file) => file.mutants);
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length;
  return withScore({
    killed: count('Killed'),
    timeout: count('Timeout'),
    survived: count('Survived'),
    notCovered: count('NoCoverage'),
    static: count('Ignored'),
  });
}

function total(scores) {
  const sum = (key) => scores.reduce((so, score) => so + score[key], 0);
  const [killed, timeout, survived, notCovered] = ['killed', 'timeout', 'survived', 'notCovered'].map(sum);
  return { part: 'all', ...withScore({ killed, timeout, survived, notCovered, static: sum('static') }) };
}

function withScore(counts) {
  const found = counts.killed + counts.timeout;
  const score = (100 * found) / (found + counts.survived + counts.notCovered);
  return { ...counts, score: Number(score.toFixed(1)) };
}
