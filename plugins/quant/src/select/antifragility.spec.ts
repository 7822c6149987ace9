import { describe, expect, it } from 'vitest';
import { returnsMatrix } from '../matrix/returns-matrix.js';
import { antifragility } from './antifragility.js';

/** Columns of equal length as a matrix. */
const columns = (...series: readonly (readonly number[])[]) =>
  returnsMatrix(
    series.map((_, j) => `asset ${j}`),
    Float64Array.from({ length: series.length * series[0].length }, (_, k) => {
      return series[k % series.length][Math.floor(k / series.length)];
    }),
  );

// Ten rows: a jumps up once, b is symmetric, c falls once.
const jump = [0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01, 0, 0.2];
const even = [0.01, -0.01, 0.01, -0.01, 0.01, -0.01, 0.01, -0.01, 0.01, -0.01];
const crash = jump.map((value) => -value);

describe('antifragility', () => {
  it('is 2 for the asset with the largest skewness and right tail, 0 for the one with the least, times T/252', () => {
    const [up, between, down] = antifragility(columns(jump, even, crash));
    expect(up).toBeCloseTo((2 * 10) / 252, 15);
    // Skewness 0 is halfway between ±s; its tail gain 0.01 lies between 0 (of the crash) and 0.2.
    expect(between).toBeCloseTo(((0.5 + 0.01 / 0.2) * 10) / 252, 15);
    expect(down).toBe(0);
  });

  it('counts in full from 252 rows on', () => {
    const long = (series: readonly number[]) => Array.from({ length: 260 }, (_, t) => series[t % 10]);
    expect(antifragility(columns(long(jump), long(crash)))[0]).toBe(2);
  });

  it('is 0 for assets that are all alike', () => {
    expect(antifragility(columns(jump, jump))).toEqual(Float64Array.of(0, 0));
    expect(antifragility(columns(jump))).toEqual(Float64Array.of(0));
  });

  it('gives a constant column NaN and the others what they have without it', () => {
    const flat = new Array<number>(10).fill(0.5);
    const without = antifragility(columns(jump, even));
    expect(antifragility(columns(jump, flat, even))).toEqual(Float64Array.of(without[0], Number.NaN, without[1]));
  });

  it('refuses NaN', () => {
    expect(() => antifragility(columns(jump, [...even.slice(1), Number.NaN]))).toThrow(/asset 1, row 9/);
  });
});
