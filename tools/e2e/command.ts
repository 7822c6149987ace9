import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** How a command ended, its output without colours. */
export interface CommandEnd {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a program with arguments and, if need be, further variables. */
export type Command = (
  program: string,
  args: readonly string[],
  extra?: Readonly<Record<string, string>>,
) => CommandEnd;

/** Runs programs in a folder, with an Nx cache of their own in `home`, no daemon and no manifest from outside. */
export function commandsIn(root: string, home: string): Command {
  const environment = environmentOf(home);
  return (program, args, extra = {}) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: root,
      env: { ...environment, ...extra },
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (error !== undefined) throw error;
    return { status, output: stdout + stderr };
  };
}

/** That of this process, but for the manifest, the cache and the colours. */
export function environmentOf(home: string): Readonly<Record<string, string | undefined>> {
  const { TV_MANIFEST_PATH: _, ...inherited } = process.env;
  return {
    ...inherited,
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_CACHE_DIRECTORY: join(home, 'cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(home, 'data'),
    NX_TUI: 'false',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    CI: 'true',
  };
}
