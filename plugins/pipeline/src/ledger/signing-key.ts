import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../errors.js';

/** The environment variable that names the file of the private key; the key itself belongs into no workspace. */
export const SIGNING_KEY_VARIABLE = 'METAFOLIO_SIGNING_KEY';

/**
 * The key to sign with, if the environment names one.
 *
 * @param publicKey - the one that the manifest trusts, if it trusts one
 * @throws ConfigurationError when the file holds no ed25519 private key in PEM, or one whose public key is not the manifest's
 */
export function signingKey(environment: NodeJS.ProcessEnv, publicKey: string | undefined): KeyObject | undefined {
  const path = environment[SIGNING_KEY_VARIABLE];
  if (path === undefined || path === '') return undefined;
  const key = readKey(path);
  const own = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  if (own === publicKey) return key;
  throw new ConfigurationError({
    where: 'trust.public_key',
    rule: `the manifest must trust the key of ${SIGNING_KEY_VARIABLE}`,
    got: publicKey ?? 'no key',
    expected: own,
    cause: 'Write the expected key into defaults.trust of the manifest, or unset the variable.',
  });
}

function readKey(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ed25519') return key;
    throw unusable(`a key of type ${key.asymmetricKeyType}`);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    // What OpenSSL says of a key is no help, and might say something of it.
    throw unusable(`no readable private key (${(error as NodeJS.ErrnoException).code})`);
  }
}

function unusable(got: string): ConfigurationError {
  return new ConfigurationError({
    where: SIGNING_KEY_VARIABLE,
    rule: 'the file must hold the private key',
    got,
    expected: 'an ed25519 private key in PEM',
    cause: 'Make one with: openssl genpkey -algorithm ed25519 -out key.pem',
  });
}
