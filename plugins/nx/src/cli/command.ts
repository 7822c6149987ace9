import { parseArgs } from 'node:util';

/** A switch, or an option with a value that the help calls by this name. */
export interface CommandOption {
  readonly type: 'boolean' | 'string';
  readonly value?: string;
  readonly help: string;
}

type Options = Readonly<Record<string, CommandOption>>;

/** A switch that is not given is false; an option that is not given is not there. */
type Values<O extends Options> = {
  readonly [K in keyof O as O[K]['type'] extends 'boolean' ? K : never]: boolean;
} & { readonly [K in keyof O as O[K]['type'] extends 'string' ? K : never]?: string };

export interface Call<O extends Options> {
  readonly workspaceRoot: string;
  readonly arguments: readonly string[];
  readonly options: Values<O>;
}

/** One command of `metafolio`: what its help says, and what it does. */
export interface Command {
  /** The arguments, as in `META ...`. */
  readonly arguments: string;
  readonly summary: string;
  readonly options: Options;
  /** Returns the exit status. */
  run(workspaceRoot: string, argv: readonly string[]): number | Promise<number>;
}

/** A call that can't be understood, said in one line. */
export class UsageError extends Error {}

export interface CommandDefinition<O extends Options> extends Omit<Command, 'run' | 'options'> {
  readonly options: O;
  readonly run: (call: Call<O>) => number | Promise<number>;
}

/** Every command takes its arguments in this way. */
export function defineCommand<const O extends Options>({ run, ...described }: CommandDefinition<O>): Command {
  return {
    ...described,
    run: (workspaceRoot, argv) => {
      const { positionals, values } = parsed(argv, described.options);
      const switches = Object.entries(described.options).filter(([, { type }]) => type === 'boolean');
      const options = { ...Object.fromEntries(switches.map(([name]) => [name, false])), ...values };
      return run({ workspaceRoot, arguments: positionals, options: options as Values<O> });
    },
  };
}

function parsed(argv: readonly string[], options: Options) {
  try {
    const types = Object.entries(options).map(([name, { type }]) => [name, { type }]);
    return parseArgs({ args: [...argv], allowPositionals: true, options: Object.fromEntries(types) });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageError(error.message);
    }
    throw error;
  }
}

/** The arguments of a command that takes exactly so many. @throws UsageError */
export function exactly<const N extends readonly string[]>(
  found: readonly string[],
  names: N,
): { [K in keyof N]: string } {
  if (found.length === names.length) return found as unknown as { [K in keyof N]: string };
  throw new UsageError(`expected ${names.join(' and ')}, got ${found.length === 0 ? 'nothing' : found.join(' ')}`);
}

/** The names of a comma-separated list. */
export function listed(value: string | undefined): string[] {
  return (value ?? '').split(',').filter((name) => name !== '');
}
