import { SIMULATORS } from '@metafolio/quant/contract';
import { z } from 'zod';
import { PYTHON_SIMULATOR } from '../../engines/catalogue.js';
import type { DeepReadonly } from '../deep-readonly.js';

export const trainWindow = z.int().min(2);
export const testWindow = z.int().min(1);
const costRate = z.number().min(0).max(1);

export const backtestSchema = z
  .strictObject({
    lookback_days: z
      .union([z.int().min(3), z.literal('all')])
      .default(500)
      .describe('Number of last observations that take part; all takes the whole history.'),
    train_window: trainWindow.default(180).describe('Length of a train window, in observations.'),
    test_window: testWindow.default(40).describe('Length of a test window, in observations.'),
    step_size: testWindow
      .exactOptional()
      .describe('Distance from one window to the next, in observations; default test_window.'),
    anchored: z.boolean().default(false).describe('Whether every train window starts at the first observation.'),
    purge: z.int().min(0).default(0).describe('Observations dropped between train and test.'),
    embargo: z.int().min(0).default(0).describe('Observations dropped after a test window.'),
    simulator: z
      .enum([...SIMULATORS, PYTHON_SIMULATOR])
      .default('custom')
      .describe(
        'Simulator of holdings, costs and returns; cvxportfolio_python is the package that cvxportfolio is held to.',
      ),
    slippage: costRate.default(0.0005).describe('One-way slippage, as a fraction of traded value (0.0005 is 5 bps).'),
    commission: costRate
      .default(0.0001)
      .describe('One-way commission, as a fraction of traded value (0.0001 is 1 bp).'),
    rebalance: z
      .enum(['window', 'daily'])
      .default('window')
      .describe('When holdings return to their targets: at each window start, or every day beyond drift_tolerance.'),
    drift_tolerance: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('Largest drift of a weight that daily rebalancing leaves alone, as a fraction of capital.'),
    borrow_rate_annual: z.number().min(0).default(0).describe('Cost of borrowing shorts, as a fraction a year.'),
    cash_return_annual: z
      .number()
      .min(-1)
      .default(0)
      .describe('Return of cash, as a fraction a year; the simulators cvxportfolio and cvxportfolio_python pay it.'),
    market_impact: z
      .number()
      .min(0)
      .default(0)
      .describe(
        'Coefficient b of the impact b·σ·|u|^1.5/√V of large trades, dimensionless; the simulator cvxportfolio charges it, and every asset needs its adv.',
      ),
    book_size: z
      .number()
      .gt(0)
      .default(1e6)
      .describe('Capital at the start, in the currency of adv; of effect with market_impact only.'),
  })
  .describe('Walk-forward windows, simulator and friction.');

/** Every key has its value: `step_size` is `test_window` where the manifest is silent. */
export type BacktestBlock = DeepReadonly<Required<z.output<typeof backtestSchema>>>;
