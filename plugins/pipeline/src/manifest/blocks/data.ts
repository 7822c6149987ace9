import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';

export const dataSchema = z
  .strictObject({
    as_of: z.iso
      .date()
      .exactOptional()
      .describe("Last date that takes part, ISO yyyy-mm-dd; without it the last one of the sleeve's own data."),
  })
  .describe('Which data take part.');

export type DataBlock = DeepReadonly<z.output<typeof dataSchema>>;
