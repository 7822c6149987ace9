import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Checkpoint, isSignedBy, signCheckpoint } from './checkpoint.js';

/** RFC 8032, section 7.1, test 1: the private key in PKCS #8. */
const KEY = createPrivateKey({
  key: Buffer.from(
    '302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'hex',
  ),
  format: 'der',
  type: 'pkcs8',
});
const publicKeyOf = (key: ReturnType<typeof createPrivateKey>) =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
const PUBLIC_KEY = publicKeyOf(KEY);
const CHECKPOINT: Checkpoint = { runId: 'macro-0123456789ab', ledgerHead: 'a'.repeat(64), digest: 'b'.repeat(64) };

it('the public key is that of the standard', () => {
  expect(Buffer.from(PUBLIC_KEY, 'base64').subarray(-32).toString('hex')).toBe(
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  );
});

it('a signature is the same whenever it is made, and holds', () => {
  const signature = signCheckpoint(CHECKPOINT, KEY);
  expect(signCheckpoint({ ...CHECKPOINT }, KEY)).toBe(signature);
  expect(signature).toHaveLength(88);
  expect(isSignedBy(PUBLIC_KEY, CHECKPOINT, signature)).toBe(true);
});

it.each<[string, Partial<Checkpoint>]>([
  ['run', { runId: 'macro-0123456789ac' }],
  ['head', { ledgerHead: `${'a'.repeat(63)}b` }],
  ['content', { digest: `${'b'.repeat(63)}a` }],
])('a signature is of no other %s', (_name, change) => {
  expect(isSignedBy(PUBLIC_KEY, { ...CHECKPOINT, ...change }, signCheckpoint(CHECKPOINT, KEY))).toBe(false);
});

it('a signature is of no other key, and none with a flipped bit holds', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  expect(isSignedBy(PUBLIC_KEY, CHECKPOINT, signCheckpoint(CHECKPOINT, privateKey))).toBe(false);
  const signature = Buffer.from(signCheckpoint(CHECKPOINT, KEY), 'base64');
  for (let bit = 0; bit < signature.length * 8; bit++) {
    signature[bit >> 3]! ^= 1 << (bit & 7);
    expect(isSignedBy(PUBLIC_KEY, CHECKPOINT, signature.toString('base64')), `bit ${bit}`).toBe(false);
    signature[bit >> 3]! ^= 1 << (bit & 7);
  }
});
