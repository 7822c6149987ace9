import { expect, it } from 'vitest';
import { sha256 } from './digest.js';

// NIST, FIPS 180-2, appendix B.1 and B.2, and the digest of no bytes.
it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('sha256 of "%s" is that of the standard, as text and as bytes', (text, digest) => {
  expect(sha256(text)).toBe(digest);
  expect(sha256(new TextEncoder().encode(text))).toBe(digest);
});
