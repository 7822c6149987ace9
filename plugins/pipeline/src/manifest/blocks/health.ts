import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';

export const healthSchema = z
  .strictObject({
    min_solved_ratio: z
      .number()
      .min(0)
      .max(1)
      .default(0.75)
      .describe('Smallest share of requested windows that must be solved, from 0 to 1.'),
    max_abs_sharpe: z
      .number()
      .gt(0)
      .default(10)
      .describe('A window with a larger absolute annual Sharpe ratio is an anomaly.'),
    max_volatility: z
      .number()
      .gt(0)
      .default(2)
      .describe('A window with a larger annual volatility is an anomaly, as a fraction (2 is 200 %).'),
    max_abs_return: z
      .number()
      .gt(0)
      .default(0.5)
      .describe('A larger absolute one-day return is an anomaly, as a fraction (0.5 is 50 %).'),
  })
  .describe('When a run counts as healthy, and what it lists as an anomaly.');

export type HealthBlock = DeepReadonly<z.output<typeof healthSchema>>;
