import fc from 'fast-check';
import { inject } from 'vitest';

interface Stryker {
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
  hitLimit?: number;
  counts?: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** What Stryker runs the tests for. */
    mode: 'dry-run' | 'mutant';
  }
}

const stryker = (globalThis as { __stryker__?: Stryker }).__stryker__ ?? {};

// The same cases against every mutant, and the first that fails is enough: a mutant is not to be explained.
fc.configureGlobal({ seed: 1, endOnFailure: true });

// Counting what a test covers takes most of the time of hot loops, and is of use in the dry run alone.
stryker.counts = inject('mode') === 'dry-run';

// Spec files share one process, so that the code is loaded once; Stryker expects each to tell of its own coverage only.
if (stryker.mutantCoverage) Object.assign(stryker.mutantCoverage, { static: {}, perTest: {} });

// An endless loop ends after ten times, not a hundred times, the passes of all tests together.
if (stryker.hitLimit !== undefined) stryker.hitLimit /= 10;
