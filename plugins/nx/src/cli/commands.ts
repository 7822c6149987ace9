import type { Command } from './command.js';
import { completionCommand } from './completion-command.js';
import { diffCommand } from './diff-command.js';
import { enginesCommand } from './engines-command.js';
import { healthCommand } from './health-command.js';
import { ledgerCommand } from './ledger-command.js';
import { openCommand } from './open-command.js';
import { planCommand } from './plan-command.js';
import { runCommand } from './run-command.js';
import { showCommand } from './show-command.js';
import { verifyCommand } from './verify-command.js';

/** The commands of `metafolio`, in the order of its help. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  run: runCommand,
  plan: planCommand,
  show: showCommand,
  diff: diffCommand,
  open: openCommand,
  health: healthCommand,
  verify: verifyCommand,
  ledger: ledgerCommand,
  engines: enginesCommand,
  completion: completionCommand(() => COMMANDS),
};
