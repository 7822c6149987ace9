import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../errors.js';
import { canonicalJson } from './canonical-json.js';
import { encodeReceipt, parseReceipt, type ReceiptContent } from './receipt.js';
import { bytesOf, CONFIG_DIGEST, ENGINE } from './testing/workspace.js';

const file = (name: string, digit = 'a') => ({ name, digest: { sha256: digit.repeat(64) } });

const CONTENT: ReceiptContent = {
  stage: 'tournament',
  profile: 'production',
  riskProfile: 'hrp',
  configDigest: CONFIG_DIGEST,
  engine: ENGINE,
  subject: [file('weights.json'), file('returns/hrp.parquet', 'b')],
  inputs: [file('sleeves/production/prices.csv'), file('artifacts/sleeves/production/ingest/returns.parquet')],
  ledgerHead: 'd'.repeat(64),
};

describe('encodeReceipt', () => {
  it('writes an in-toto Statement v1 with sorted subjects and inputs', () => {
    expect(parseReceipt(encodeReceipt(CONTENT, 'receipt.json'), 'receipt.json')).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [file('returns/hrp.parquet', 'b'), file('weights.json')],
      predicateType: 'urn:metafolio:receipt:v1',
      predicate: {
        stage: 'tournament',
        profile: 'production',
        risk_profile: 'hrp',
        config_digest: CONFIG_DIGEST,
        engine: ENGINE,
        inputs: [file('artifacts/sleeves/production/ingest/returns.parquet'), file('sleeves/production/prices.csv')],
        ledger_head: 'd'.repeat(64),
        receipt_digest: 'c7a0b23fd06d3b7d6dc2b948d083be1c54af70b2b054ae39faad67cdabf13320',
      },
    });
  });

  it('gives the same bytes in whatever order files were made and read', () => {
    const other = { ...CONTENT, subject: CONTENT.subject.toReversed(), inputs: CONTENT.inputs.toReversed() };
    expect(encodeReceipt(other, 'r')).toEqual(encodeReceipt(CONTENT, 'r'));
  });

  it.each([
    '',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    'a/../b',
    '../a',
    '.hidden',
    'a/.b',
    'a\\b',
    'a b',
    'a\n',
    'receipt.json',
  ])('refuses %j as the name of a file', (name) => {
    expect(() => encodeReceipt({ ...CONTENT, subject: [file(name)] }, 'r')).toThrow(IntegrityError);
  });

  it('refuses two files of one name', () => {
    const twice = { ...CONTENT, subject: [file('a'), file('b'), file('a')] };
    expect(() => encodeReceipt(twice, 'r')).toThrow(
      'r: subject: the files must be sorted by name, each once, got "a" after "a"',
    );
  });
});

describe('parseReceipt', () => {
  const receipt = JSON.parse(new TextDecoder().decode(encodeReceipt(CONTENT, 'r')));
  const parse = (value: unknown) => () => parseReceipt(bytesOf(canonicalJson(value)), 'r');

  it.each([
    ['an unknown member', { ...receipt, signature: 'x' }, 'r: '],
    [
      'an unknown member of the predicate',
      { ...receipt, predicate: { ...receipt.predicate, host: 'x' } },
      'r: predicate: ',
    ],
    ['another type of predicate', { ...receipt, predicateType: 'urn:metafolio:receipt:v2' }, 'r: predicateType: '],
    ['a digest in capitals', { ...receipt, subject: [file('a', 'A')] }, 'r: subject.0.digest.sha256: '],
    [
      'a short digest',
      { ...receipt, subject: [{ name: 'a', digest: { sha256: 'aa' } }] },
      'r: subject.0.digest.sha256: ',
    ],
    [
      'unsorted subjects',
      { ...receipt, subject: receipt.subject.toReversed() },
      'r: subject: the files must be sorted',
    ],
    [
      'unsorted inputs',
      { ...receipt, predicate: { ...receipt.predicate, inputs: receipt.predicate.inputs.toReversed() } },
      'r: predicate.inputs: the files must be sorted',
    ],
  ])('refuses %s', (_name, value, message) => {
    expect(parse(value)).toThrow(IntegrityError);
    expect(parse(value)).toThrow(message);
  });

  it('refuses a member that was changed, by the digest of the receipt itself', () => {
    const text = canonicalJson(receipt).replace('"production"', '"staging"');
    expect(() => parseReceipt(bytesOf(text), 'r')).toThrow('r: predicate.receipt_digest: the digest must be that of');
  });

  it('refuses every flip of a bit', () => {
    const bytes = encodeReceipt(CONTENT, 'r');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => parseReceipt(bytes, 'r'), `bit ${bit}`).toThrow(IntegrityError);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
    }
    expect(parseReceipt(bytes, 'r')).toEqual(receipt);
  });

  it('refuses every truncation', () => {
    const bytes = encodeReceipt(CONTENT, 'r');
    for (let length = 0; length < bytes.length; length++) {
      expect(() => parseReceipt(bytes.subarray(0, length), 'r')).toThrow(IntegrityError);
    }
  });
});
