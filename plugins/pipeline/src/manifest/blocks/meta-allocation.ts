import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';
import { testWindow, trainWindow } from './backtest.js';
import { engine, fallbackEngines } from './engine.js';

export const metaAllocationSchema = z
  .strictObject({
    engine: engine.describe('Engine that solves for the weights of the sleeves.'),
    fallback_engines: fallbackEngines,
    min_weight: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('Lower bound of a sleeve weight, as a fraction of capital.'),
    max_weight: z
      .number()
      .gt(0)
      .max(1)
      .default(1)
      .describe('Upper bound of a sleeve weight, as a fraction of capital.'),
    mode: z
      .enum(['walk_forward', 'static'])
      .default('walk_forward')
      .describe('Walk-forward out of sample, or one allocation on the whole history (in-sample, labelled so).'),
    train_window: trainWindow
      .exactOptional()
      .describe('Length of a train window over the meta-returns, in observations; default backtest.train_window.'),
    test_window: testWindow
      .exactOptional()
      .describe('Length of a test window over the meta-returns, in observations; default backtest.test_window.'),
    step_size: testWindow
      .exactOptional()
      .describe(
        'Distance between windows over the meta-returns, in observations; default test_window if given here, else backtest.step_size.',
      ),
    max_asset_weight: z
      .number()
      .gt(0)
      .max(1)
      .default(0.25)
      .describe('A flattened asset weight above this is a finding, as a fraction of capital.'),
  })
  .describe('How a meta-portfolio allocates across its sleeves.');

/** Every key has its value: windows come from `backtest` where the manifest is silent. */
export type MetaAllocation = DeepReadonly<Required<z.output<typeof metaAllocationSchema>>>;
