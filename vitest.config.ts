import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['@metafolio/source'] };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr: { resolve },
        test: { name: 'unit', include: ['plugins/*/src/**/*.spec.ts'], testTimeout: 60_000 },
      },
      { resolve, ssr: { resolve }, test: { name: 'e2e', include: ['tools/**/*.spec.ts'], testTimeout: 600_000 } },
    ],
  },
});
