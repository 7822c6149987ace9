import { WORKER_NAMES } from './catalogue.js';
import { interpreterOf } from './python/interpreter.js';
import { probePython } from './python/probe-python.js';
import { endWorkers } from './python/workers.js';

/*
 * `node print-versions.js NAME ...` prints what is installed of each engine or simulator, a line each: an input of the tasks that use
 * them. Where it is installed is not told: on another machine it may be elsewhere, and the same.
 */
const python = interpreterOf(process.cwd(), process.env);
for (const name of WORKER_NAMES.filter((known) => process.argv.slice(2).includes(known))) {
  const probe = await probePython(name, python);
  process.stdout.write(`${JSON.stringify('missing' in probe ? { name, missing: true } : probe)}\n`);
}
endWorkers();
