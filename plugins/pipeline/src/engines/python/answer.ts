import { z } from 'zod';
import { EngineError } from '../../errors.js';
import type { Frame } from './frame.js';

const messages = z.array(z.string());

/** What a worker may answer; the arrays beside it are checked by who asked. */
const answerSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('probe'),
    version: z.string().nullable(),
    python: z.string(),
    packages: z.record(z.string(), z.string()),
    messages,
  }),
  z.object({ outcome: z.enum(['loaded', 'weights', 'simulated']), messages }),
  z.object({ outcome: z.enum(['unsolved', 'failed']), message: z.string(), messages }),
]);

export type Answer = z.infer<typeof answerSchema>;

/** The header of an answer. @throws EngineError when it is none */
export function answerOf(engine: string, { header }: Frame): Answer {
  const parsed = answerSchema.safeParse(header);
  if (parsed.success) return parsed.data;
  throw new EngineError({
    where: `engine ${engine}`,
    rule: 'an answer must be one of the protocol',
    got: JSON.stringify(header).slice(0, 200),
    expected: 'an outcome with what belongs to it',
    cause: 'The worker is not the one of this package.',
  });
}
