import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs before V8 optimises it: nine times the default, and a millisecond of a loop. */
const INTERRUPT_BUDGET = 600_000;

/**
 * Nx starts a process for each batch, and most of them live for less than a second: what V8 spends on optimising code that hardly runs
 * again was a third of the processor time of a report. That is so in Node 20; later ones optimise late by themselves, and refuse the flag.
 */
export function optimiseLate(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
