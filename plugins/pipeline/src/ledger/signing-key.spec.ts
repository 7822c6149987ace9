import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigurationError } from '../errors.js';
import { temporaryFolder } from '../storage/testing/workspace.js';
import { signingKey } from './signing-key.js';

function keyFile(content: KeyObject | string): string {
  const path = join(temporaryFolder(), 'key.pem');
  writeFileSync(path, typeof content === 'string' ? content : content.export({ format: 'pem', type: 'pkcs8' }));
  return path;
}

const ED25519 = generateKeyPairSync('ed25519').privateKey;
const PUBLIC_KEY = createPublicKey(ED25519).export({ format: 'der', type: 'spki' }).toString('base64');
const withKey = (path: string) => ({ METAFOLIO_SIGNING_KEY: path });

it('no variable is no key', () => {
  expect(signingKey({}, PUBLIC_KEY)).toBeUndefined();
  expect(signingKey(withKey(''), undefined)).toBeUndefined();
});

it('the key of the file is used when the manifest trusts it', () => {
  expect(signingKey(withKey(keyFile(ED25519)), PUBLIC_KEY)!.equals(ED25519)).toBe(true);
});

it.each([undefined, PUBLIC_KEY.replace(/..=$/, 'AA=')])(
  'a key that is not the one trusted (%s) is refused',
  (trusted) => {
    const call = () => signingKey(withKey(keyFile(ED25519)), trusted);
    expect(call).toThrow(ConfigurationError);
    expect(call).toThrow(
      `trust.public_key: the manifest must trust the key of METAFOLIO_SIGNING_KEY, got ${trusted ?? 'no key'} (expected ${PUBLIC_KEY}). Write the expected key into defaults.trust of the manifest, or unset the variable.`,
    );
  },
);

it.each<[string, () => string, string]>([
  ['no file', () => join(temporaryFolder(), 'none.pem'), 'got no readable private key (ENOENT)'],
  ['a folder', temporaryFolder, 'got no readable private key (EISDIR)'],
  ['another text', () => keyFile('secret-secret'), 'got no readable private key'],
  ['a key of another type', () => keyFile(generateKeyPairSync('x25519').privateKey), 'got a key of type x25519'],
])('%s is refused, and nothing of the file is told', (_name, path, message) => {
  const call = () => signingKey(withKey(path()), PUBLIC_KEY);
  expect(call).toThrow(ConfigurationError);
  expect(call).toThrow(`METAFOLIO_SIGNING_KEY: the file must hold the private key, ${message}`);
  expect(call).toThrow(
    '(expected an ed25519 private key in PEM). Make one with: openssl genpkey -algorithm ed25519 -out key.pem',
  );
  expect(call).not.toThrow('secret-secret');
});
