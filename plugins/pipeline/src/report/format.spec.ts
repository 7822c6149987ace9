import { describe, expect, it } from 'vitest';
import { basisPoints, counted, optional, percent, ratio } from './format.js';

describe('figures of a report', () => {
  it('have two decimals and their unit', () => {
    expect(percent(0.12345)).toBe('12.35 %');
    expect(percent(-1.5)).toBe('-150.00 %');
    expect(basisPoints(0.00061)).toBe('6.10 bp');
    expect(ratio(-0.126)).toBe('-0.13');
  });

  it('have no sign when they round to zero', () => {
    expect([percent(-0.00001), basisPoints(-1e-9), ratio(-0.001), ratio(-0)]).toEqual([
      '0.00 %',
      '0.00 bp',
      '0.00',
      '0.00',
    ]);
    expect(percent(-0.00006)).toBe('-0.01 %');
  });

  it('are shown as they are when they are not finite, and as n/a when there are none', () => {
    expect([percent(Number.NaN), ratio(Number.POSITIVE_INFINITY), basisPoints(Number.NEGATIVE_INFINITY)]).toEqual([
      'NaN',
      'Infinity',
      '-Infinity',
    ]);
    expect([optional(null, percent), optional(0, percent)]).toEqual(['n/a', '0.00 %']);
  });
});

describe('counted', () => {
  it('uses the singular for one alone', () => {
    expect([0, 1, 2].map((count) => counted(count, 'window'))).toEqual(['0 windows', '1 window', '2 windows']);
  });
});
