import { defineConfig } from 'vitest/config';

/** A minute, and as many times that as properties have more runs than usual. */
const UNIT_MS = 60_000 * Math.max(1, Number(process.env.METAFOLIO_PROPERTY_RUNS ?? 0) / 100);

const resolve = { conditions: ['@metafolio/source'] };

export default defineConfig({
  test: {
    // By itself vitest leaves a processor free, which is every second one of two.
    maxWorkers: '100%',
    projects: [
      {
        resolve,
        ssr: { resolve },
        test: { name: 'unit', include: ['plugins/*/src/**/*.spec.ts'], testTimeout: UNIT_MS, hookTimeout: 120_000 },
      },
      {
        resolve,
        ssr: { resolve },
        test: { name: 'e2e', include: ['tools/**/*.spec.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
      },
    ],
  },
});
