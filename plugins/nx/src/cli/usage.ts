import type { Command, CommandOption } from './command.js';

const COLUMN = 27;

/** The help of all commands. */
export function usage(commands: Readonly<Record<string, Command>>): string {
  const blocks = Object.entries(commands).map(([name, command]) => usageBlock(name, command));
  return `metafolio: meta-portfolios as an Nx graph\n\n${blocks.join('\n')}\n${EXIT_STATUS}`;
}

/** The help of one command. */
export function usageOf(name: string, command: Command): string {
  return `${usageBlock(name, command)}\n${EXIT_STATUS}`;
}

const EXIT_STATUS = `Exit status: 0 all done; 1 a task failed, a gate does not hold or a file is not what it should be; 64 the call can't be
understood. \`metafolio COMMAND --help\` tells of one command.
`;

function usageBlock(name: string, { arguments: args, summary, options }: Command): string {
  const lines = Object.entries(options).map(([option, described]) => optionLine(option, described));
  return `${[described(`  metafolio ${name} ${args}`.trimEnd(), summary), ...lines].join('\n')}\n`;
}

function optionLine(name: string, { value, help }: CommandOption): string {
  return described(`      --${name}${value === undefined ? '' : ` ${value}`}`, help);
}

/** What is long goes on a line of its own, so that the texts are aligned. */
function described(term: string, text: string): string {
  return term.length + 2 <= COLUMN + 2
    ? `${term.padEnd(COLUMN + 2)}${text}`
    : `${term}\n${' '.repeat(COLUMN + 2)}${text}`;
}
