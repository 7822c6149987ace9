// Reads the cases from the first to before the last of a seed. Exits with 1 at the first that is not as it should be, and tells it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PipelineError } from '../../plugins/pipeline/dist/index.js';
import { mutated, randomOf } from './mutate.mjs';
import { targetsIn } from './targets.mjs';

/** `<where>: <rule>, got <value> (expected <bound>). <likely cause>` */
const MESSAGE = /^.+: .+, got .* \(expected .+\)\. .+/s;
const MAX_CPU_MICROSECONDS = 2e6;

const [seed, first, last] = process.argv.slice(2).map(Number);
const workspaceRoot = mkdtempSync(join(tmpdir(), 'metafolio-fuzz-'));
const targets = Object.entries(targetsIn(workspaceRoot));
const untouched = Object.getOwnPropertyNames(Object.prototype).join();
const ends = Object.fromEntries(targets.map(([name]) => [name, { accepted: 0, refused: 0 }]));

for (let number = first; number < last; number++) {
  const random = randomOf(seed + number);
  const [name, { good, read }] = targets[number % targets.length];
  const bytes = mutated(good, random);
  process.stderr.write(`${number}\n`);
  const fault = await faultOf(name, read, bytes);
  if (fault === undefined) continue;
  process.stdout.write(`seed ${seed}, case ${number}, ${name}: ${fault}\n${bytes.toString('base64')}\n`);
  process.exit(1);
}
rmSync(workspaceRoot, { recursive: true });
process.stdout.write(JSON.stringify(ends));

async function faultOf(name, read, bytes) {
  const before = process.cpuUsage();
  const fault = await thrownBy(name, read, bytes);
  const { user, system } = process.cpuUsage(before);
  if (fault !== undefined) return fault;
  if (user + system > MAX_CPU_MICROSECONDS) return `took ${(user + system) / 1e6} s`;
  if (Object.getOwnPropertyNames(Object.prototype).join() !== untouched) return 'changed the prototype of all objects';
  return undefined;
}

async function thrownBy(name, read, bytes) {
  try {
    await read(bytes);
    ends[name].accepted += 1;
  } catch (error) {
    ends[name].refused += 1;
    if (!(error instanceof PipelineError)) return `threw ${error.stack}`;
    if (!MESSAGE.test(error.message)) return `said no more than: ${error.message}`;
  }
  return undefined;
}
