import { isAbsolute, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { PipelineError } from '@metafolio/pipeline';
import { workspaceRoot } from '@nx/devkit';
import { health } from './health.js';
import { run } from './run.js';

const USAGE = `metafolio: meta-portfolios as an Nx graph

  metafolio run [META ...]   builds, verifies and reports the metas (all of them when none is named)
      --manifest FILE        the manifest to use (else TV_MANIFEST_PATH, the plugin's option, configs/manifest.json)
      --parallel N           tasks that Nx runs at once outside batches
      --skip-nx-cache        computes everything anew

  metafolio health RUN       judges the folder of a run by its ledger: requested, solved, fallback and failed windows
      --threshold RATIO      least share that each risk profile must have solved (0.75)
      --profiles A,B         only these risk profiles
      --json                 for programs

Exit status: 0 all done, 1 a task failed or a run is not healthy, 2 the call can't be understood.
`;

/** A call that can't be understood, said in one line. */
class UsageError extends Error {}

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  run: (args) => {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { manifest: { type: 'string' }, parallel: { type: 'string' }, 'skip-nx-cache': { type: 'boolean' } },
    });
    return run({ workspaceRoot, metas: positionals, ...values });
  },
  health: (args) => {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        threshold: { type: 'string', default: '0.75' },
        profiles: { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
      },
    });
    const [directory, ...more] = positionals;
    if (directory === undefined || more.length > 0) throw new UsageError('health takes the folder of one run');
    const threshold = Number(values.threshold);
    if (!(threshold >= 0 && threshold <= 1))
      throw new UsageError(`--threshold is a ratio from 0 to 1, got ${values.threshold}`);
    const profiles = values.profiles.split(',').filter((name) => name !== '');
    return health({ workspaceRoot, directory: fromRoot(directory), threshold, profiles, json: values.json });
  },
};

/** The command `metafolio`. Returns the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS[name];
  if (command === undefined) return misunderstood(`unknown command ${name}`);
  try {
    return await command(args);
  } catch (error) {
    if (error instanceof PipelineError) {
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
    if (error instanceof UsageError || isParseError(error)) return misunderstood(error.message);
    throw error;
  }
}

/** A folder as typed, from the workspace root. */
function fromRoot(path: string): string {
  return (isAbsolute(path) ? relative(workspaceRoot, path) : path).replace(/\/+$/, '');
}

function isParseError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function misunderstood(message: string): number {
  process.stderr.write(`metafolio: ${message}\n\n${USAGE}`);
  return 2;
}
