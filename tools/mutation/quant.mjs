/*
 * Mutation testing of the mathematics: `npm run mutation:quant` (or `node tools/mutation/quant.mjs [part…]`). Goes part by part, keeps what
 * is known in .stryker-incremental, so that a run after a change tests only what the change touches, prints the score of each part and of
 * all that is known, and fails below 80 % found.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const FLOOR = 80;
const SOURCE = 'plugins/quant/src';
/** A part's code, and the tests that have to find a change of it: those beside it and, where there are none, those of its users. */
const PARTS = {
  base: {
    mutate: ['matrix/*.ts', 'random/*.ts', '*.ts'],
    tests: ['*', 'random/*', 'matrix/*', 'metrics/*', 'moments/*', 'risk/*', 'select/*', 'walkforward/*'],
  },
  metrics: { mutate: ['metrics/*.ts'], tests: ['metrics/*'] },
  walkforward: { mutate: ['walkforward/*.ts'], tests: ['walkforward/*'] },
  risk: { mutate: ['risk/*.ts'], tests: ['risk/*'] },
  select: { mutate: ['select/*.ts'], tests: ['select/*'] },
  cluster: { mutate: ['cluster/*.ts'], tests: ['cluster/*'] },
  simulate: { mutate: ['simulate/*.ts'], tests: ['simulate/*'] },
  moments: { mutate: ['moments/*.ts'], tests: ['moments/*'] },
  profiles: { mutate: ['optimize/*.ts'], tests: ['optimize/*'] },
  program: { mutate: ['optimize/program/*.ts'], tests: ['optimize/program/*'] },
  simplex: { mutate: ['optimize/simplex/*.ts'], tests: ['optimize/*', 'optimize/simplex/*', 'optimize/program/*'] },
  cuts: { mutate: ['optimize/cuts/*.ts'], tests: ['optimize/*', 'optimize/cuts/*', 'optimize/program/*'] },
};

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

function run(part, { mutate, tests }) {
  const sources = [...mutate.map((glob) => `${SOURCE}/${glob}`), '!**/*.spec.ts'];
  const specs = tests.map((glob) => `${SOURCE}/${glob}.spec.ts`);
  const args = ['--incrementalFile', resultsOf(part), '--mutate', sources.join(), '--testFiles', specs.join()];
  const { status } = spawnSync('npx', ['stryker', 'run', 'tools/mutation/quant.json', ...args], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`stryker ended with status ${status} on ${part}`);
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
