import { setFlagsFromString } from 'node:v8';

/**
 * Flags of V8 for processes that live for a second or less, as Nx and the process that it starts for each batch: what V8 spends on
 * optimising code that hardly runs again was a third of the processor time of a report. A function is optimised once it ran this many
 * bytes of bytecode, nine times the default: a millisecond of a loop. That is so in Node 20; later ones optimise late by themselves, and
 * refuse the flag.
 */
export const SHORT_PROCESS: readonly string[] = process.versions.v8.startsWith('11.')
  ? ['--interrupt-budget=600000']
  : [];

/** For a process that was started without the flags. */
export function optimiseLate(): void {
  for (const flag of SHORT_PROCESS) setFlagsFromString(flag);
}
