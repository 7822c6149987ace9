import { relative, sep } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const resolve = { conditions: ['@metafolio/source'] };

/** The spec file of the mutated file first, then those of its folder, then the further the later: the first failure ends the run. */
class NearestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const [mutated = ''] = this.ctx.config.related ?? [];
    const distance = ({ moduleId }: TestSpecification) =>
      moduleId === mutated.replace('.ts', '.spec.ts') ? 0 : relative(mutated, moduleId).split(sep).length;
    return specifications.toSorted((a, b) => distance(a) - distance(b));
  }
}

/** Lets the setup file switch off the counters that Stryker puts into the code. */
const countersThatStop = {
  name: 'counters-that-stop',
  transform: (code: string) => code.replace('stryCov_9fa48 = cover;', 'stryCov_9fa48 = ns.counts ? cover : () => {};'),
};

/** The tests that a mutant is run against: those of its own plugin, and none that runs whole pipelines. */
export default defineConfig({
  resolve,
  ssr: { resolve },
  plugins: [countersThatStop],
  test: {
    include: [
      'plugins/quant/src/**/*.spec.ts',
      'plugins/pipeline/src/ledger/*.spec.ts',
      'plugins/pipeline/src/stages/{flatten,portfolio,parity,compare-parameters}*.spec.ts',
    ],
    // Hundreds of spectra, which take two minutes to count and find no mutant that the peers' values leave.
    exclude: ['plugins/quant/src/moments/covariance.property.spec.ts'],
    env: { METAFOLIO_PROPERTY_RUNS: '10' },
    isolate: false,
    sequence: { sequencer: NearestFirst },
    setupFiles: 'tools/mutation/setup.ts',
    testTimeout: 300_000,
  },
});
