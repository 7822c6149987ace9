import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { LINKAGE_METHODS } from '../names.js';
import { linkage } from './linkage.js';
import { linkageCases } from './testing/linkage-cases.js';

describe('linkage', () => {
  it.each(linkageCases())("makes scipy's merges of $name", ({ n, distance, method, expected }) => {
    const { left, right, sizes } = linkage(distance, n, method);
    expect(Array.from(left)).toEqual(expected.left);
    expect(Array.from(right)).toEqual(expected.right);
    expect(Array.from(sizes)).toEqual(expected.sizes);
  });

  it.each(linkageCases())("has scipy's heights of $name to 1e-14", ({ n, distance, method, expected }) => {
    const { heights } = linkage(distance, n, method);
    expect(heights).toHaveLength(expected.heights.length);
    expected.heights.forEach((height, k) => {
      expect(Math.abs(heights[k] - height)).toBeLessThanOrEqual(1e-14 * height);
    });
  });

  it.each(LINKAGE_METHODS)('makes no merge of a single leaf (%s)', (method) => {
    expect(linkage(Float64Array.of(0), 1, method)).toEqual({
      n: 1,
      left: new Int32Array(0),
      right: new Int32Array(0),
      heights: new Float64Array(0),
      sizes: new Int32Array(0),
    });
  });

  it.each(LINKAGE_METHODS)('reads the upper triangle alone and leaves its argument as it was (%s)', (method) => {
    const distance = Float64Array.of(0, 4, 3, 4, 0, 2, 3, 2, 0);
    const upper = Float64Array.of(9, 4, 3, 1, 9, 2, 1, 1, 9);
    const given = upper.slice();
    expect(linkage(given, 3, method)).toEqual(linkage(distance, 3, method));
    expect(given).toEqual(upper);
  });

  it.each([
    ['a NaN', [0, Number.NaN, Number.NaN, 0], 2],
    ['an infinity', [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0], 2],
    ['a negative distance', [0, -0.5, -0.5, 0], 2],
    ['a condensed matrix', [1, 2, 3], 3],
    ['no leaf', [], 0],
  ])('refuses %s', (_, values, n) => {
    for (const method of LINKAGE_METHODS) {
      expect(() => linkage(Float64Array.from(values), n, method)).toThrow(InvalidInputError);
    }
  });

  it('names the element that is negative', () => {
    expect(() => linkage(Float64Array.of(0, 1, -0.5, 0), 2, 'single')).toThrow(
      'linkage: distance, row 1, column 0: a distance must not be negative, got -0.5 (expected at least 0).',
    );
  });
});
