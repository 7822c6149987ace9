import type { Command } from './command.js';

/** The commands of `metafolio`, in the order of its help; each is loaded when it is asked for. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run-command.js')).runCommand,
  plan: async () => (await import('./plan-command.js')).planCommand,
  show: async () => (await import('./show-command.js')).showCommand,
  diff: async () => (await import('./diff-command.js')).diffCommand,
  open: async () => (await import('./open-command.js')).openCommand,
  health: async () => (await import('./health-command.js')).healthCommand,
  verify: async () => (await import('./verify-command.js')).verifyCommand,
  ledger: async () => (await import('./ledger-command.js')).ledgerCommand,
  engines: async () => (await import('./engines-command.js')).enginesCommand,
  completion: async () => (await import('./completion-command.js')).completionCommand,
};

/** Every command by its name. */
export async function allCommands(): Promise<Record<string, Command>> {
  const loaded = Object.entries(COMMANDS).map(async ([name, load]) => [name, await load()] as const);
  return Object.fromEntries(await Promise.all(loaded));
}
