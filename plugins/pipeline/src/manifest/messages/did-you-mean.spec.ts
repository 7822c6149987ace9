import { expect, test } from 'vitest';
import { didYouMean } from './did-you-mean.js';

const KEYS = ['min_weight', 'max_weight', 'cluster_cap', 'hrp', 'a'];

test.each([
  ['a letter too many', 'cluster_capp', 'cluster_cap'],
  ['a letter too few', 'max_weigt', 'max_weight'],
  ['letters exchanged', 'hpr', 'hrp'],
  ['camel case', 'maxWeight', 'max_weight'],
  ['capitals and dashes', 'MAX-WEIGHT', 'max_weight'],
])('%s finds the key', (_name, value, key) => {
  expect(didYouMean(value, KEYS)).toBe(`Did you mean "${key}"?`);
});

test('the nearest wins, and of equally near ones the first', () => {
  expect(didYouMean('max_weights', KEYS)).toBe('Did you mean "max_weight"?');
  expect(didYouMean('mix_weight', KEYS)).toBe('Did you mean "min_weight"?');
});

test('what is far from every key, or one letter, or no text, finds none', () => {
  expect(didYouMean('volatility', KEYS)).toBeUndefined();
  expect(didYouMean('b', KEYS)).toBeUndefined();
  expect(didYouMean(5, KEYS)).toBeUndefined();
  expect(didYouMean('x'.repeat(1_000_000), KEYS)).toBeUndefined();
});
