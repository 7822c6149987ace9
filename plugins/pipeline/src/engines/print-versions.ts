import { ENGINES } from './catalogue.js';
import { engineOf } from './engine-of.js';
import { interpreterOf } from './python/interpreter.js';
import { endWorkers } from './python/workers.js';

/*
 * `node print-versions.js ENGINE ...` prints what is installed of each, a line each: an input of the tasks that use them. Where it
 * is installed is not told: on another machine it may be elsewhere, and the same.
 */
const python = interpreterOf(process.cwd(), process.env);
for (const name of ENGINES.filter((engine) => process.argv.slice(2).includes(engine))) {
  const probe = await engineOf(name, python).probe();
  process.stdout.write(`${JSON.stringify('missing' in probe ? { name, missing: true } : probe)}\n`);
}
endWorkers();
