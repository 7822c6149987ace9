import { describe, expect, it } from 'vitest';
import { type ReturnsMatrix, returnsMatrix } from '../matrix/returns-matrix.js';
import { regimeOf } from './regime.js';

/** One asset that swings by the amplitude of each row in turn. */
const swinging = (amplitudes: readonly number[]): ReturnsMatrix =>
  returnsMatrix(
    ['a'],
    Float64Array.from(amplitudes, (amplitude, t) => (t % 2 === 0 ? amplitude : -amplitude)),
  );
const rising = Array.from({ length: 100 }, (_, t) => 0.01 + t * 1e-4);

describe('regimeOf', () => {
  it('is CRISIS where volatility has never been higher', () => {
    expect(regimeOf(swinging(rising))).toBe('CRISIS');
  });

  it('is QUIET where volatility has never been lower', () => {
    expect(regimeOf(swinging(rising.toReversed()))).toBe('QUIET');
  });

  // pandas 3.1.1: rolling(20).std() and quantile of a rise that ends in 20 rows of one amplitude. The shares of the
  // history below the last volatility are 21, 26, 74, 76, 94 and 96 %.
  it.each([
    [0.013, 'QUIET'],
    [0.0135, 'NORMAL'],
    [0.0184, 'NORMAL'],
    [0.0186, 'TURBULENT'],
    [0.0197, 'TURBULENT'],
    [0.0198, 'CRISIS'],
  ])('after an end at an amplitude of %f is %s', (amplitude, regime) => {
    expect(regimeOf(swinging([...rising, ...new Array<number>(20).fill(amplitude)]))).toBe(regime);
  });

  it('is NORMAL where volatility never changes', () => {
    expect(regimeOf(swinging(new Array(100).fill(0.01)))).toBe('NORMAL');
  });

  it('is NORMAL with up to 20 rows: no volatility, or a single one', () => {
    expect(regimeOf(swinging(rising.slice(0, 19)))).toBe('NORMAL');
    expect(regimeOf(swinging(rising.slice(0, 20)))).toBe('NORMAL');
    expect(regimeOf(swinging(rising.slice(0, 21)))).toBe('CRISIS');
  });

  it('leaves NaN out of the universe’s mean, and rows without any return out of the history', () => {
    const { values } = swinging(rising);
    const gaps = Float64Array.from({ length: 2 * values.length }, (_, k) => (k % 2 === 0 ? values[k / 2] : Number.NaN));
    const emptyRows = Float64Array.from([Number.NaN, Number.NaN, ...gaps, Number.NaN, Number.NaN]);
    expect(regimeOf(returnsMatrix(['a', 'late'], emptyRows))).toBe('CRISIS');
  });

  it('is the same for any scale of the returns', () => {
    const returns = swinging([...rising, ...new Array<number>(20).fill(0.0186)]);
    expect(regimeOf({ ...returns, values: returns.values.map((value) => value * 4) })).toBe('TURBULENT');
  });
});
