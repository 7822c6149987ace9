import { parseArgs } from 'node:util';
import { PipelineError } from '@metafolio/pipeline';
import { workspaceRoot } from '@nx/devkit';
import { run } from './run.js';

const USAGE = `metafolio: meta-portfolios as an Nx graph

  metafolio run [META ...]   builds, verifies and reports the metas (all of them when none is named)
      --manifest FILE        the manifest to use (else TV_MANIFEST_PATH, the plugin's option, configs/manifest.json)
      --parallel N           tasks that Nx runs at once outside batches
      --skip-nx-cache        computes everything anew

Exit status: 0 all done, 1 a task failed, 2 the call can't be understood.
`;

/** The command `metafolio`. Returns the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (command === undefined || command === '--help' || command === 'help') {
    process.stdout.write(USAGE);
    return command === undefined ? 2 : 0;
  }
  if (command !== 'run') return misunderstood(`unknown command ${command}`);
  try {
    const { positionals, values } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { manifest: { type: 'string' }, parallel: { type: 'string' }, 'skip-nx-cache': { type: 'boolean' } },
    });
    return await run({ workspaceRoot, metas: positionals, ...values });
  } catch (error) {
    if (error instanceof PipelineError) {
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
    if (error instanceof TypeError && 'code' in error) return misunderstood(error.message);
    throw error;
  }
}

function misunderstood(message: string): number {
  process.stderr.write(`metafolio: ${message}\n\n${USAGE}`);
  return 2;
}
