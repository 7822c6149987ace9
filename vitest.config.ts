import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@metafolio/source'] },
  ssr: { resolve: { conditions: ['@metafolio/source'] } },
  test: { include: ['plugins/*/src/**/*.spec.ts', 'tools/**/*.spec.ts'], testTimeout: 60_000 },
});
