import type { Command } from './command.js';
import { healthCommand } from './health-command.js';
import { runCommand } from './run-command.js';

/** The commands of `metafolio`, in the order of its help. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  run: runCommand,
  health: healthCommand,
};
