import { z } from 'zod';
import { ENGINES } from '../../engines/catalogue.js';

export const engine = z.enum(ENGINES).default('custom');

export const fallbackEngines = z
  .array(z.enum(ENGINES))
  .default([])
  .describe(
    'Engines to ask, in this order, for the windows that the engine does not solve; none: such a window is an error.',
  );
