import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors.js';
import { quantile } from './quantile.js';

const values = Float64Array.of(0.031, -0.02, 0.007, 0.0, -0.011, 0.018, 0.004);

describe('quantile', () => {
  // numpy 2.4.6: np.quantile(values, p, method='linear'), its type 7.
  it.each([
    [0, -0.02],
    [0.05, -0.0173],
    [0.25, -0.0055],
    [0.5, 0.004],
    [0.95, 0.0271],
    [1, 0.031],
  ])('at %f is numpy’s linear quantile %f', (probability, expected) => {
    expect(quantile(values, probability)).toBeCloseTo(expected, 16);
  });

  it('leaves its input in order', () => {
    const copy = values.slice();
    quantile(values, 0.3);
    expect(values).toEqual(copy);
  });

  it('of one value is that value', () => {
    expect(quantile(Float64Array.of(0.3), 0.95)).toBe(0.3);
  });

  it('of no values or of NaN is NaN', () => {
    expect(quantile(new Float64Array(), 0.5)).toBeNaN();
    expect(quantile(Float64Array.of(1, Number.NaN, 2), 0.5)).toBeNaN();
  });

  it.each([-0.01, 1.01, 95, Number.NaN])('refuses the probability %f', (probability) => {
    expect(() => quantile(values, probability)).toThrow(InvalidInputError);
  });
});
