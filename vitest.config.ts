import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['@metafolio/source'] };

export default defineConfig({
  test: {
    // By itself vitest leaves a processor free, which is every second one of two.
    maxWorkers: '100%',
    projects: [
      {
        resolve,
        ssr: { resolve },
        test: { name: 'unit', include: ['plugins/*/src/**/*.spec.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        resolve,
        ssr: { resolve },
        test: { name: 'e2e', include: ['tools/**/*.spec.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
      },
    ],
  },
});
