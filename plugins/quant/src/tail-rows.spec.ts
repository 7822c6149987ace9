import { expect, it } from 'vitest';
import { tailRows } from './tail-rows.js';

it('the tail has α·T rows, up to the next whole one', () => {
  expect([tailRows(100, 0.05), tailRows(101, 0.05), tailRows(250, 0.05)]).toEqual([5, 6, 13]);
});

it('a product that is whole but for rounding is whole', () => {
  expect(0.07 * 100).toBeGreaterThan(7);
  expect(tailRows(100, 0.07)).toBe(7);
});

it('the tail has a row at least', () => {
  expect(tailRows(10, 0.01)).toBe(1);
});
