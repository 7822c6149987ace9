import { PipelineError } from '@metafolio/pipeline/graph';
import { type Command, UsageError } from './command.js';
import { allCommands, COMMANDS } from './commands.js';
import { workspaceRootOf } from './nx-workspace.js';
import { usage, usageOf } from './usage.js';

/** Exit status of a call that can't be understood, as sysexits has it: no sum of the bits of `verify`. */
const MISUNDERSTOOD = 64;

/** The command `metafolio`. Returns the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === '--help' || name === 'help') return explain(args[0]);
  if (name === undefined) return misunderstood('a command is missing', usage(await allCommands()));
  const command = await commandOf(name);
  if (command === undefined) return misunderstood(`unknown command ${name}`, usage(await allCommands()));
  if (args.includes('--help')) return explain(name);
  try {
    return await command.run(workspaceRootOf(process.cwd()), args);
  } catch (error) {
    if (error instanceof UsageError) return misunderstood(`${name}: ${error.message}`, usageOf(name, command));
    if (!(error instanceof PipelineError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function commandOf(name: string): Promise<Command | undefined> {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name]!() : undefined;
}

async function explain(name: string | undefined): Promise<number> {
  const command = name === undefined ? undefined : await commandOf(name);
  process.stdout.write(
    name === undefined || command === undefined ? usage(await allCommands()) : usageOf(name, command),
  );
  return 0;
}

function misunderstood(message: string, help: string): number {
  process.stderr.write(`metafolio: ${message}\n\n${help}`);
  return MISUNDERSTOOD;
}
