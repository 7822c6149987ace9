import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.js';

export const trustSchema = z
  .strictObject({
    public_key: z
      .string()
      .regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/, 'not an ed25519 public key')
      .exactOptional()
      .describe(
        'Ed25519 public key that the signatures of archived runs are checked with: the one line between the first and the last of `openssl pkey -pubout`. A pinned run without a valid signature is refused.',
      ),
  })
  .describe('Whom to believe: the key with which archived runs are signed.');

export type TrustBlock = DeepReadonly<z.output<typeof trustSchema>>;
