import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['@metafolio/source'] };

/** The tests that a mutant is run against: those of its own folder, and none that runs whole pipelines. */
export default defineConfig({
  resolve,
  ssr: { resolve },
  test: {
    include: [
      'plugins/quant/src/**/*.spec.ts',
      'plugins/pipeline/src/ledger/*.spec.ts',
      'plugins/pipeline/src/stages/{flatten,portfolio,parity,compare-parameters}*.spec.ts',
    ],
    testTimeout: 60_000,
  },
});
