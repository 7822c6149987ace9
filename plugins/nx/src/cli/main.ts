import { PipelineError } from '@metafolio/pipeline';
import { type Command, UsageError } from './command.js';
import { COMMANDS } from './commands.js';
import { workspaceRootOf } from './nx-workspace.js';
import { usage, usageOf } from './usage.js';

/** Exit status of a call that can't be understood, as sysexits has it: no sum of the bits of `verify`. */
const MISUNDERSTOOD = 64;

/** The command `metafolio`. Returns the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === '--help' || name === 'help') return explain(args[0]);
  if (name === undefined) return misunderstood('a command is missing', usage(COMMANDS));
  const command = commandOf(name);
  if (command === undefined) return misunderstood(`unknown command ${name}`, usage(COMMANDS));
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

function commandOf(name: string): Command | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

function explain(name: string | undefined): number {
  const command = name === undefined ? undefined : commandOf(name);
  process.stdout.write(name === undefined || command === undefined ? usage(COMMANDS) : usageOf(name, command));
  return 0;
}

function misunderstood(message: string, help: string): number {
  process.stderr.write(`metafolio: ${message}\n\n${help}`);
  return MISUNDERSTOOD;
}
