import { setFlagsFromString } from 'node:v8';

/*
 * Flags of V8 for processes that live for a second or less, as Nx and the process that it starts for each batch. They are those of Node
 * 20; later ones optimise late by themselves, and refuse the flag.
 */
const NODE_20 = process.versions.v8.startsWith('11.');

/**
 * A function is optimised once it ran this many bytes of bytecode, nine times the default: a millisecond of a loop. What V8 spends on
 * optimising code that hardly runs again was a third of the processor time of a report.
 */
const OPTIMISE_LATE = '--interrupt-budget=600000';
/** Megabytes in which objects are born: with the one of the default, all that is loaded is copied over and over. */
const ROOM = '--min-semi-space-size=16';

/** What to start such a process with; those that it forks have it too. */
export const SHORT_PROCESS: readonly string[] = NODE_20 ? [OPTIMISE_LATE, ROOM] : [];

/** For a process that was started without the flags. */
export function optimiseLate(): void {
  if (NODE_20) setFlagsFromString(OPTIMISE_LATE);
}
