import { describe, expect, it } from 'vitest';
import { leafOrder } from './leaf-order.js';
import { linkage } from './linkage.js';
import { linkageCases } from './testing/linkage-cases.js';

describe('leafOrder', () => {
  it.each(linkageCases())("equals scipy's leaves_list of $name", ({ n, distance, method, expected }) => {
    expect(Array.from(leafOrder(linkage(distance, n, method)))).toEqual(expected.leaves);
  });

  it('of a single leaf is that leaf', () => {
    expect(leafOrder(linkage(Float64Array.of(0), 1, 'single'))).toEqual(Int32Array.of(0));
  });
});
