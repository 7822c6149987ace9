import { ENGINE } from '../engine-version.js';
import { computeWindows, workOf } from '../pool/window-pool.js';
import type { Engine } from './engine.js';

/** Metafolio's own engine: every risk profile, in the pool of workers. */
export const customEngine: Engine = {
  name: 'custom',
  probe: async () => ({ name: 'custom', version: ENGINE.version }),
  solve: ({ job, windows }, compute) => {
    const work = windows.reduce(
      (sum, { trainStart, trainEnd }) => sum + workOf(trainEnd - trainStart, job.matrix.cols),
      0,
    );
    return computeWindows({ computation: 'solve', job, windows, work }, compute);
  },
};
