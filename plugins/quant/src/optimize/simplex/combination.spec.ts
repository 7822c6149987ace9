import { expect, it } from 'vitest';
import { ownMemory } from '../memory.js';
import { addCombination, addTerm, termsFor } from './combination.js';

it.each([0, 1, 4, 6])('adds %i vectors to what is there, and nothing beyond their length', (count) => {
  const [stride, length] = [3, 2];
  const values = Float64Array.from({ length: stride * 7 }, (_, k) => 10 ** Math.floor(k / stride) * ((k % stride) + 1));
  const terms = termsFor(count, ownMemory);
  for (let v = count; v > 0; v--) addTerm(terms, v, 2);
  const target = Float64Array.of(0.5, 0.5, 0.5);
  addCombination(target, { values, stride, length }, terms);
  const sum = values.filter((_, k) => k % stride === 0 && k > 0 && k <= stride * count).reduce((a, b) => a + b, 0);
  expect([...target]).toEqual([0.5 + 2 * sum, 0.5 + 4 * sum, 0.5]);
});
